import type { TimetableEvent } from '#matching';

/** An event in the format `b2b-schedule/1`, in which the instances of Bofill et al. (JAIR 74, 2022) are kept. */
export interface B2bInstance {
  readonly format: 'b2b-schedule/1';
  readonly name: string;
  readonly mode: 'all' | 'max';
  readonly participants: number;
  readonly slots: number;
  readonly tables: number | readonly number[];
  readonly sessions: readonly (readonly [number, number])[];
  readonly fairness: number | null;
  readonly meetings: readonly (readonly [number, number])[];
  /** -1 for none, as in `fixed`. */
  readonly session: readonly number[];
  readonly fixed: readonly number[];
  readonly forbidden: readonly (readonly number[])[];
  readonly precedences: readonly (readonly [number, number])[];
  readonly weight?: readonly number[];
  readonly maxMeetings?: readonly number[];
  readonly breakPenalty?: number;
}

/** Reads the text of an instance. @throws Error if it is not one */
export function readInstance(text: string): { name: string; event: TimetableEvent } {
  const instance = JSON.parse(text) as B2bInstance;
  if (instance.format !== 'b2b-schedule/1')
    throw new Error(`unknown format ${String(instance.format)}, expected b2b-schedule/1`);
  return { name: instance.name, event: eventOf(instance) };
}

function eventOf(instance: B2bInstance): TimetableEvent {
  const given = (n: number | undefined) => (n === undefined || n < 0 ? undefined : n);
  return {
    mode: instance.mode === 'all' ? 'ALL' : 'MAX',
    slots: instance.slots,
    tables: instance.tables,
    sessions: instance.sessions,
    fairness: instance.fairness ?? undefined,
    precedences: instance.precedences,
    breakPenalty: instance.breakPenalty,
    participants: Array.from({ length: instance.participants }, (_, p) => ({
      forbidden: instance.forbidden[p],
      maxMeetings: instance.maxMeetings?.[p],
    })),
    meetings: instance.meetings.map((between, m) => ({
      between,
      weight: instance.weight?.[m],
      session: given(instance.session[m]),
      slot: given(instance.fixed[m]),
    })),
  };
}
