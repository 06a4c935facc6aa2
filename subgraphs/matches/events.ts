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
