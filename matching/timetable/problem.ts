import { choicesOf } from './choices.ts';
import { type TimetableEvent, tablesOfSlots } from './event.ts';
import { asGrid, listed, NONE } from './incidence.ts';
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
  const { slots, meetings, participants, precedences = [], interpreters = [] } = event;
  const people = participants.length;
  const between = new Int32Array(2 * meetings.length);
  for (let m = 0; m < meetings.length; m++) {
    between[2 * m] = meetings[m]!.between[0];
    between[2 * m + 1] = meetings[m]!.between[1];
  }
  const choices = choicesOf(event, between);
  const part = partsOf(event);
  const meetingsOf = listed(people, between, (n) => n >> 1);
  return {
    event,
    slots,
    people,
    resources: people + interpreters.length,
    meetings: meetings.length,
    between,
    choices,
    allowed: asGrid(choices, slots),
    meetingsOf,
    tables: Int32Array.from(tablesOfSlots(event)),
    part,
    parts: part[slots - 1]! + 1,
    quota: new Int32Array(participants.map(({ maxMeetings }) => maxMeetings ?? 0x7fffffff)),
    weight: new Float64Array(meetings.map(({ weight }) => weight ?? 1)),
    before: listed(
      meetings.length,
      precedences.map(([, then]) => then),
      (n) => precedences[n]![0],
    ),
    after: listed(
      meetings.length,
      precedences.map(([first]) => first),
      (n) => precedences[n]![1],
    ),
    interpreters: meetings.map((_, m) => eligibleInterpreters(event, m)),
    away: asGrid(
      interpreters.map(({ forbidden }) => forbidden ?? NONE),
      slots,
      people,
    ),
    longestWait: event.longestWait ?? slots,
    breakLimit: event.fairness ?? slots,
    limitIsExact: event.fairness === undefined || meetingsOf.some((own) => own.length <= 1),
    breakPenalty: event.mode === 'ALL' ? 1 : (event.breakPenalty ?? 0),
  };
}

function partsOf({ slots, pauses = [] }: TimetableEvent): Int32Array {
  const starts = new Set(pauses);
  let part = 0;
  return Int32Array.from({ length: slots }, (_, t) => (t > 0 && starts.has(t) ? ++part : part));
}
