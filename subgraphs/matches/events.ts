import type { Event } from '#kit/event';
import type { Verdict } from './decision.entity.ts';

/** A party decided about another, or took its decision back. */
export type DecisionRecorded = Event<
  'decision.recorded',
  { id: string; byId: string; aboutId: string; verdict: Verdict; decidedAt: string }
>;
