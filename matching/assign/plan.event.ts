import type { Timetable, TimetableEvent, TimetableParticipant } from '../timetable/event.ts';
import type { BelowFloor, CandidatePair, NotChosen } from './assignment.ts';

/** An event without its meetings: who may meet whom, instead. Slots, participants and pairs are numbered from 0. */
export interface PlanEvent extends Omit<TimetableEvent, 'mode' | 'meetings' | 'participants' | 'precedences'> {
  readonly participants: readonly PlanParticipant[];
  readonly pairs: readonly PlanPair[];
  /** What a seat that a state's participants lack of their share costs, 0 or more, in meetings. Default 0. */
  readonly stateFairness?: number | undefined;
}

export interface PlanParticipant extends TimetableParticipant {
  /** Meetings that it should have at least, as far as they can be had. Default 0. */
  readonly floor?: number | undefined;
  /** Whose share fairness between states watches. */
  readonly state?: string | undefined;
}

/** `likings` bear on a stable choice, and on which pairs block the plan. */
export interface PlanPair extends Omit<CandidatePair, 'kept'> {
  /** Index of the session it must be in. */
  readonly session?: number | undefined;
}

/** Meetings that stand: their slots, tables and interpreters by pair, -1 for none; and which of them stay where they are. */
export interface Booked {
  readonly timetable: Timetable;
  /** UNBOOKED_ONLY: all of them stay, and only others are added. Or the numbers of the pairs that are pinned; the others are free to move or go. */
  readonly kept: 'UNBOOKED_ONLY' | { readonly pinned: readonly number[] };
}

export interface Plan {
  /** OPTIMAL: none is better, proved. FEASIBLE: every rule holds. INCOMPLETE: fairness of breaks or the longest wait is broken. */
  readonly status: 'OPTIMAL' | 'FEASIBLE' | 'INCOMPLETE';
  /** Slot, table and interpreter of each pair; -1 for none. */
  readonly timetable: Timetable;
  readonly held: number;
  /** Sum of the values of those held: expected kept meetings. */
  readonly value: number;
  /** Worth of those held less what missing floors, missing shares of states and breaks cost. */
  readonly objective: number;
  /** No plan has a higher objective. */
  readonly bound: number;
  readonly breaks: number;
  /** Of every pair that does not meet. A kept one is among them only where a rule forbids it now. */
  readonly leftOut: readonly NotChosen[];
  readonly belowFloor: readonly BelowFloor[];
  /** Numbers of the pairs that do not meet, though both would rather and could (`plan.blocking.ts`), ascending. */
  readonly blocking: readonly number[];
}
