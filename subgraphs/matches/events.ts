import type { Event } from '#kit/event';
import type { PassReason, Verdict } from './decision.entity.ts';

/** A party decided about another, or took its decision back. */
export type DecisionRecorded = Event<
  'decision.recorded',
  {
    id: string;
    byId: string;
    aboutId: string;
    verdict: Verdict;
    decidedAt: string;
    /** Why it passed; null when it did not, or did not say. A pass for lack of capacity is no sign of dislike. */
    passReason: PassReason | null;
    /** When a pass for lack of capacity ends; else null. */
    hiddenUntil: string | null;
  }
>;

/** Parties entered an event: their pairs there are to be judged. `parties` null: all pairs. For this subgraph itself. */
export type ScoringDue = Event<'scoring.due', { eventId: string; parties: string[] | null }>;

/** How the pairs of an event fit, as the model of the moment judges them: at most 500 at a time. Not for display. */
export type PairsScored = Event<
  'pairs.scored',
  {
    eventId: string;
    modelVersion: string;
    /** ISO 8601, UTC. */
    asOf: string;
    pairs: {
      startupId: string;
      otherId: string;
      /** Any real number; comparable among others of one kind. */
      score: number;
      startupSide: number;
      otherSide: number;
      /** Of a deal within a year; null: not calibrated. */
      probability: number | null;
      /** Whether a rule keeps the two apart: a pass, a review, what is held already. */
      stopped: boolean;
      /** Whether one lies outside the other's mandate. */
      outside: boolean;
    }[];
  }
>;
