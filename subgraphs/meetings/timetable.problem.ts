import type { ChanceBasis } from './chances.basis.ts';
import type { PairChoice, WhyNoMeeting } from './timetable.states.ts';

/** Bars that keep a pair apart whatever the hours. */
export type PairBar = Extract<WhyNoMeeting, 'NEVER' | 'EXCLUDED' | 'NOT_SUITED' | 'MET_BEFORE'>;

/** All that a timetable is made of, as plain data: what a worker is handed, and what is compared to see whether it still holds. */
export interface TimetableProblem {
  readonly eventId: string;
  /** In time order, with the breaks between them; `open` false: it has begun already. */
  readonly slots: readonly ProblemSlot[];
  readonly slotMinutes: number;
  readonly breakMinutes: number;
  /** Ids, by number. */
  readonly tables: readonly string[];
  readonly interpreters: readonly {
    readonly id: string;
    readonly languages: readonly string[];
    readonly away: readonly number[];
  }[];
  readonly participants: readonly ProblemParticipant[];
  readonly pairs: readonly ProblemPair[];
  /** Meetings that stay where they are. */
  readonly standing: readonly ProblemMeeting[];
  /** Meetings of an earlier timetable that may change their hour, but are all held; none unless that is asked for. */
  readonly movable: readonly MovableMeeting[];
  readonly modelVersion: string | null;
  readonly chances: ProblemChances;
}

/** What the chances of its pairs rest on. */
export interface ProblemChances {
  /** Of the row that they were learned into; null: none was. */
  readonly id: string | null;
  readonly basedOn: ChanceBasis;
  readonly outcomes: number;
}

export interface ProblemSlot {
  readonly id: string;
  readonly session: string;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly open: boolean;
}

export interface ProblemParticipant {
  readonly id: string;
  readonly languages: readonly string[];
  /** Slots in which it is not there. */
  readonly away: readonly number[];
  readonly quota: number | null;
  readonly state: string | null;
}

/** Two participants, by their places in the list. */
export interface ProblemPair {
  readonly a: number;
  readonly b: number;
  /** The chance that a meeting of the two is kept, 0 to 1. */
  readonly value: number;
  /** The same as though neither had asked for it: what the two, and a foreign organiser, may be told. */
  readonly unasked: number;
  readonly asked: 'MUST' | 'WANT' | null;
  readonly barred: PairBar | null;
  /** Whether anybody judged how the two fit. Of those who do not meet, that they are a pair at all tells else that one asked. */
  readonly judged: boolean;
  /** How much each would like it, 0 to 3, a before b: more than 1 where it asked. */
  readonly likings: readonly [number, number];
}

export interface ProblemMeeting {
  readonly a: number;
  readonly b: number;
  readonly slot: number;
  readonly table: string;
  readonly interpreter: string | null;
}

export interface MovableMeeting extends ProblemMeeting {
  readonly id: string;
}

/** What the organiser asks of a timetable. */
export interface TimetableWishes {
  readonly choice: PairChoice;
  /** That exact choices may take, however many plans are made. */
  readonly solverSeconds: number;
  readonly longestWaitMinutes: number | null;
  /** Meetings that everybody should have, as far as they can be had. */
  readonly atLeast: number | null;
  /** Whether participants of each state are to get their share of the meetings. */
  readonly fairToStates: boolean;
  /** Moves of the search; more come nearer to the optimum. */
  readonly steps: number;
}

export interface PlannedEntry extends ProblemMeeting {
  readonly value: number;
  /** The meeting that it moves; null: it is a new one. */
  readonly moves: string | null;
}

export interface PlannedTimetable {
  /** Those beside the standing ones. */
  readonly entries: readonly PlannedEntry[];
  /** Why all other pairs do not meet, the worthiest first. */
  readonly gaps: readonly PlannedGap[];
  readonly held: number;
  readonly breaks: number;
  readonly value: number;
  readonly bound: number;
  /** Pairs that do not meet, though both would rather and could. */
  readonly blocking: number;
  /** Whether somebody waits longer than was asked for. */
  readonly waitsTooLong: boolean;
}

export interface PlannedGap {
  readonly a: number;
  readonly b: number;
  readonly because: WhyNoMeeting;
  readonly told: WhyNoMeeting;
  /** As in its pair. */
  readonly judged: boolean;
  /** As though neither had asked: their order betrays no wish. */
  readonly value: number;
}

/** The same for both orders. */
export const pairOf = ({ a, b }: { readonly a: number; readonly b: number }): string =>
  a < b ? `${a}+${b}` : `${b}+${a}`;

/** Of two ids, the same for both orders. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a}+${b}` : `${b}+${a}`);

/** The same of two participants, by their places in the list. */
export const keyIn = (
  { participants }: TimetableProblem,
  { a, b }: { readonly a: number; readonly b: number },
): string => pairKey(participants[a]!.id, participants[b]!.id);

/** Whether the two speak a language together. */
export const understand = ({ participants }: TimetableProblem, a: number, b: number): boolean =>
  participants[a]!.languages.some((language) => participants[b]!.languages.includes(language));

/** Whether an interpreter speaks one language of each. */
export function bridges(
  { participants }: TimetableProblem,
  interpreter: { readonly languages: readonly string[] },
  a: number,
  b: number,
): boolean {
  const speaks = (p: number) => participants[p]!.languages.some((language) => interpreter.languages.includes(language));
  return speaks(a) && speaks(b);
}
