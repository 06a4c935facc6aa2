import type { TimetableEvent } from './event.ts';

/** A rule of an event that can be waived. `of` is a participant (FORBIDDEN, QUOTA), a meeting (HELD, FIXED, SESSION, BARRED), a precedence. */
export interface Rule {
  readonly kind:
    | 'HELD'
    | 'QUOTA'
    | 'FIXED'
    | 'SESSION'
    | 'BARRED'
    | 'FORBIDDEN'
    | 'PRECEDENCE'
    | 'TABLES'
    | 'FAIRNESS'
    | 'LONGEST_WAIT'
    | 'LANGUAGES';
  readonly of?: number;
}

/** Every rule the event makes. */
export function rulesOf(event: TimetableEvent): Rule[] {
  const { meetings, participants, precedences = [], fairness, longestWait } = event;
  const each = (kind: Rule['kind'], size: number, made: (of: number) => boolean): Rule[] =>
    Array.from({ length: size }, (_, of) => of)
      .filter(made)
      .map((of) => ({ kind, of }));
  return [
    ...each('HELD', meetings.length, () => true),
    ...each('FIXED', meetings.length, (m) => meetings[m]!.slot !== undefined),
    ...each('SESSION', meetings.length, (m) => meetings[m]!.session !== undefined),
    ...each('BARRED', meetings.length, (m) => meetings[m]!.barred !== undefined),
    ...each('QUOTA', participants.length, (p) => participants[p]!.maxMeetings !== undefined),
    ...each('FORBIDDEN', participants.length, (p) => (participants[p]!.forbidden ?? []).length > 0),
    ...each('PRECEDENCE', precedences.length, () => true),
    { kind: 'TABLES' },
    ...(fairness === undefined ? [] : [{ kind: 'FAIRNESS' } as const]),
    ...(longestWait === undefined ? [] : [{ kind: 'LONGEST_WAIT' } as const]),
    ...(participants.some(({ languages }) => languages !== undefined) ? [{ kind: 'LANGUAGES' } as const] : []),
  ];
}
