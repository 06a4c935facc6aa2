/** The event whose meetings are to be laid out: the library's own input. Slots, participants and meetings are numbered from 0. */
export interface TimetableEvent {
  /** ALL: every meeting is held, fewest breaks. MAX: meetings may be left out, most value less `breakPenalty` a break. */
  readonly mode: 'ALL' | 'MAX';
  /** Number of slots over all days, 1 to 32,767. */
  readonly slots: number;
  /** Meetings at most in a slot: one number for all, or one a slot. */
  readonly tables: number | readonly number[];
  /** Slots before which a lunch or a night lies: idle time across one is neither a break nor a wait. Left out: none. */
  readonly pauses?: readonly number[] | undefined;
  /** Half-open ranges of slots that meetings may ask for. */
  readonly sessions?: readonly (readonly [from: number, to: number])[] | undefined;
  readonly participants: readonly TimetableParticipant[];
  readonly meetings: readonly TimetableMeeting[];
  /** Whoever can interpret, one meeting a slot. */
  readonly interpreters?: readonly TimetableInterpreter[] | undefined;
  /** `[first, then]`: meeting `first` strictly before meeting `then`; `then` is not held without `first`. */
  readonly precedences?: readonly (readonly [first: number, then: number])[] | undefined;
  /** Most breaks of a participant less fewest breaks of a participant, at most this. Left out: any. */
  readonly fairness?: number | undefined;
  /** The longest wait between two meetings within a part of the day, in slots. Left out: any. */
  readonly longestWait?: number | undefined;
  /** Mode MAX: what a break costs, in the unit of the weights. Default 0. */
  readonly breakPenalty?: number | undefined;
}

/** Meetings at most, by slot. */
export function tablesOfSlots({ slots, tables }: Pick<TimetableEvent, 'slots' | 'tables'>): number[] {
  return Array.from({ length: slots }, (_, t) => (typeof tables === 'number' ? tables : tables[t]!));
}

/** The slots of a session, half-open; without one, all. */
export function rangeOf(event: Pick<TimetableEvent, 'slots' | 'sessions'>, session: number | undefined) {
  return session === undefined ? ([0, event.slots] as const) : event.sessions![session]!;
}

export interface TimetableParticipant {
  /** Slots in which it may not meet. */
  readonly forbidden?: readonly number[] | undefined;
  /** Quota. Left out: any number. */
  readonly maxMeetings?: number | undefined;
  /** Left out: it is understood by everybody. */
  readonly languages?: readonly string[] | undefined;
}

export interface TimetableMeeting {
  readonly between: readonly [number, number];
  /** Above 0, default 1. */
  readonly weight?: number | undefined;
  /** Index of the session it must be in. */
  readonly session?: number | undefined;
  /** The slot it must be in: fixed, pinned or booked before. */
  readonly slot?: number | undefined;
  /** The interpreter it must have, where it needs one. */
  readonly interpreter?: number | undefined;
  /** Why the two must not be brought together: one of them said never, or an exclusion holds. */
  readonly barred?: 'NEVER' | 'EXCLUDED' | undefined;
}

export interface TimetableInterpreter {
  readonly languages: readonly string[];
  readonly forbidden?: readonly number[] | undefined;
}

/** Slot, table and interpreter of each meeting; -1 for none. */
export interface Timetable {
  readonly slot: readonly number[];
  readonly table: readonly number[];
  readonly interpreter: readonly number[];
}

/** Holds meetings where they are: every booked one (UNBOOKED_ONLY), or those named (KEEP_PINNED). The others stay free to move. */
export function holding(
  event: TimetableEvent,
  current: Timetable,
  kept: 'UNBOOKED_ONLY' | { readonly pinned: readonly number[] },
): TimetableEvent {
  const pinned = kept === 'UNBOOKED_ONLY' ? null : new Set(kept.pinned);
  const meetings = event.meetings.map((meeting, m) =>
    current.slot[m]! >= 0 && (pinned === null || pinned.has(m)) ? { ...meeting, slot: current.slot[m]! } : meeting,
  );
  return { ...event, meetings };
}
