import type { LeftOutBecause } from '../timetable/why-not.ts';

/** Who may meet whom: the input of a weighted b-matching. Participants and pairs are numbered from 0, by their place in the lists. */
export interface AssignmentProblem {
  readonly participants: readonly AssignmentParticipant[];
  /** Each two participants at most once, in either order. */
  readonly pairs: readonly CandidatePair[];
  /** Meetings in all: tables times slots, summed. Left out: any number. */
  readonly places?: number | undefined;
  /** What a seat that a state's participants lack of their share costs, 0 or more, in meetings. Default 0. */
  readonly stateFairness?: number | undefined;
}

export interface AssignmentParticipant {
  /** Meetings at most: a whole number. */
  readonly quota: number;
  /** Slots in which it can meet; its meetings are the lesser of this and the quota. Left out: as many as the quota. */
  readonly free?: number | undefined;
  /** Meetings that it should have at least, as far as they can be had. Default 0. */
  readonly floor?: number | undefined;
  /** Whose share fairness watches. Left out: nobody's. */
  readonly state?: string | undefined;
}

export interface CandidatePair {
  readonly between: readonly [number, number];
  /** Expected kept meetings that it brings, 0 to 1: the chance that it is accepted and held. Any finite number from 0 is taken. */
  readonly value: number;
  /** The stronger of what the two asked for. */
  readonly asked?: 'MUST' | 'WANT' | undefined;
  /** Why the two are not to meet at all; such a pair is never chosen. */
  readonly barred?: Bar | undefined;
  /** Booked or pinned: it is chosen whatever else is, above a quota too. */
  readonly kept?: boolean | undefined;
  /** How much each would like the meeting, in the order of `between`; for the stable mode. Left out: the value, both. */
  readonly likings?: readonly [number, number] | undefined;
}

export type Bar = 'NEVER' | 'EXCLUDED' | 'MET_BEFORE' | 'NO_COMMON_SLOT' | 'NO_COMMON_LANGUAGE';

export interface Assignment {
  /** OPTIMAL: none is better, proved. STABLE: no two would leave partners for each other. FEASIBLE: within the rules. */
  readonly status: 'OPTIMAL' | 'STABLE' | 'FEASIBLE';
  /** Numbers of the pairs that meet, ascending. */
  readonly chosen: readonly number[];
  /** Worth of the chosen (`worthOf`) less what missing floors and states cost. */
  readonly objective: number;
  /** No assignment has a higher objective. */
  readonly bound: number;
  /** Sum of the values of the chosen: expected kept meetings. */
  readonly value: number;
  readonly notChosen: readonly NotChosen[];
  readonly belowFloor: readonly BelowFloor[];
}

export interface NotChosen {
  readonly pair: number;
  readonly whyNot: LeftOutBecause;
}

export interface BelowFloor {
  readonly participant: number;
  readonly missing: number;
}

/** What being asked for adds to a pair's worth: a must outweighs any two that nobody asked for, so that it never yields to its neighbours. */
export const ASKED = { MUST: 2, WANT: 0.5 } as const;

/** What a meeting below somebody's floor costs: more than all that one exchange can bring. */
export const BELOW_FLOOR = 10;

/** What the objective counts for a pair that meets. */
export function worthOf({ value, asked }: Pick<CandidatePair, 'value' | 'asked'>): number {
  return value + (asked === undefined ? 0 : ASKED[asked]);
}
