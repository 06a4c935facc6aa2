import { rangeOf, type TimetableEvent, tablesOfSlots } from './event.ts';
import { eligibleInterpreters } from './interpreting.ts';
import { checkEvent } from './refusal.ts';

/** An event as flat arrays, with what follows from its rules already drawn: what the searches run on. */
export interface Problem {
  readonly event: TimetableEvent;
  readonly slots: number;
  readonly people: number;
  /** Participants, then interpreters: whoever can be in one meeting a slot. */
  readonly resources: number;
  readonly meetings: number;
  /** The two participants of meeting m stand at 2m and 2m + 1. */
  readonly between: Int32Array;
  /** Slots that meeting m may be in, ascending. */
  readonly choices: readonly Int32Array[];
  /** 1 at m * slots + t where meeting m may be in slot t. */
  readonly allowed: Uint8Array;
  /** Meetings of each participant. */
  readonly meetingsOf: readonly Int32Array[];
  readonly tables: Int32Array;
  /** Part of the day of each slot, from 0; idle time counts within a part only. */
  readonly part: Int32Array;
  readonly parts: number;
  readonly quota: Int32Array;
  readonly weight: Float64Array;
  readonly before: readonly Int32Array[];
  readonly after: readonly Int32Array[];
  /** Resources of which a meeting needs one to interpret; null where the two understand each other. */
  readonly interpreters: readonly (Int32Array | null)[];
  /** 1 at resource * slots + t where an interpreter cannot work. */
  readonly away: Uint8Array;
  readonly longestWait: number;
  /** Most breaks that fairness leaves a participant: `fairness` more than one who has none. */
  readonly breakLimit: number;
  /** Whether somebody has no break for certain. Else the limit asks for more than fairness does, and proves nothing. */
  readonly limitIsExact: boolean;
  readonly breakPenalty: number;
}

/** @throws MatchingError BAD_EVENT */
export function problemOf(event: TimetableEvent): Problem {
  checkEvent(event);
  const { slots, meetings } = event;
  const people = event.participants.length;
  const precedences = event.precedences ?? [];
  const forbidden = asGrid(
    event.participants.map((one) => one.forbidden ?? []),
    slots,
  );
  const choices = narrowed(
    meetings.map((_, m) => choicesOf(event, m, forbidden)),
    precedences,
    event.mode === 'ALL',
  );
  const part = partsOf(event);
  const meetingsOf = listed(
    people,
    meetings.flatMap(({ between }, m) => between.map((p) => [p, m] as const)),
  );
  const resources = people + (event.interpreters?.length ?? 0);
  return {
    event,
    slots,
    people,
    resources,
    meetings: meetings.length,
    between: Int32Array.from(meetings.flatMap(({ between }) => between)),
    choices,
    allowed: asGrid(choices, slots),
    meetingsOf,
    tables: Int32Array.from(tablesOfSlots(event)),
    part,
    parts: part[slots - 1]! + 1,
    quota: Int32Array.from(event.participants, ({ maxMeetings }) => maxMeetings ?? 0x7fffffff),
    weight: Float64Array.from(meetings, ({ weight }) => weight ?? 1),
    before: listed(
      meetings.length,
      precedences.map(([first, then]) => [then, first] as const),
    ),
    after: listed(meetings.length, precedences),
    interpreters: meetings.map((_, m) => eligibleInterpreters(event, m)),
    away: asGrid(
      [...event.participants.map(() => []), ...(event.interpreters ?? []).map(({ forbidden }) => forbidden ?? [])],
      slots,
    ),
    longestWait: event.longestWait ?? slots,
    breakLimit: event.fairness ?? slots,
    limitIsExact: event.fairness === undefined || meetingsOf.some((own) => own.length <= 1),
    breakPenalty: event.mode === 'ALL' ? 1 : (event.breakPenalty ?? 0),
  };
}

/** What the meeting's own rules leave it, before it is seen beside others. */
function choicesOf(event: TimetableEvent, m: number, forbidden: Uint8Array): number[] {
  const { between, session, slot, barred } = event.meetings[m]!;
  if (barred !== undefined) return [];
  const [from, to] = rangeOf(event, session);
  const [a, b] = [between[0] * event.slots, between[1] * event.slots];
  const choices: number[] = [];
  for (let t = from; t < to; t++)
    if ((slot === undefined || t === slot) && forbidden[a + t] === 0 && forbidden[b + t] === 0) choices.push(t);
  return choices;
}

/** A chain of precedences leaves the last meetings no early slot and, where all must be held, the first no late one. */
function narrowed(
  choices: number[][],
  precedences: readonly (readonly [number, number])[],
  all: boolean,
): Int32Array[] {
  for (let changed = true; changed; ) {
    changed = false;
    for (const [first, then] of precedences) {
      const early = choices[first]!.filter((t) => !all || t < (choices[then]!.at(-1) ?? -1));
      const late = choices[then]!.filter((t) => t > (choices[first]![0] ?? 0x7fffffff));
      if (early.length + late.length === choices[first]!.length + choices[then]!.length) continue;
      changed = true;
      choices[then] = late;
      choices[first] = early;
    }
  }
  return choices.map((slots) => new Int32Array(slots));
}

function partsOf({ slots, pauses = [] }: TimetableEvent): Int32Array {
  const starts = new Set(pauses);
  let part = 0;
  return Int32Array.from({ length: slots }, (_, t) => (t > 0 && starts.has(t) ? ++part : part));
}

function asGrid(rows: readonly ArrayLike<number>[], width: number): Uint8Array {
  const grid = new Uint8Array(rows.length * width);
  for (const [at, row] of rows.entries()) for (let n = 0; n < row.length; n++) grid[at * width + row[n]!] = 1;
  return grid;
}

function listed(size: number, pairs: readonly (readonly [number, number])[]): Int32Array[] {
  const lists = Array.from({ length: size }, (): number[] => []);
  for (const [key, value] of pairs) lists[key]!.push(value);
  return lists.map((list) => new Int32Array(list));
}
