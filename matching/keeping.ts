/** The chance that a meeting is kept: that both sides accept it, and come. */
import { MatchingError } from './error.ts';
import { sigmoid } from './logistic.ts';

/** What is known of a startup and another before they meet. */
export interface MeetingProspect {
  /** Place of the other in the startup's list, and of the startup in the other's: 1 the first, above 0 the last. */
  readonly places: readonly [startup: number, other: number];
  /** Whether one lies outside the other's mandate. */
  readonly outside: boolean;
  /** What each side said of the other. */
  readonly asked: readonly [startup: Asked, other: Asked];
}
export type Asked = 'MUST' | 'WANT' | null;

/**
 * What makes up the logit: the level of those first in both lists; logarithms of both places; what is taken off outside a
 * mandate; what a side's wish adds, and what a must adds to that. None but the level is below 0.
 */
export const KEEPING_TERMS = [
  ...(['level', 'startupPlace', 'otherPlace', 'outside'] as const),
  ...(['startupAsks', 'startupInsists', 'otherAsks', 'otherInsists'] as const),
] as const;
type KeepingTerm = (typeof KEEPING_TERMS)[number];
export type KeepingWeights = Readonly<Record<KeepingTerm, number>>;

/**
 * Stated, not learned: that each accepts with the chance of the place which the other has in its list, as near as these terms
 * come to the product of both (less than .025 off in the mean); that outside a mandate the odds are .4 of that; and that a wish says of
 * its author what the middle of its list lacks of the head, a must half as much again.
 */
export const PRIOR_KEEPING: KeepingWeights = Object.freeze({
  ...{ level: 1.1, startupPlace: 1.5, otherPlace: 1.5, outside: 0.9 },
  ...{ startupAsks: 1, startupInsists: 0.5, otherAsks: 1, otherInsists: 0.5 },
});

/** Values of the terms, in their order. @throws MatchingError BAD_OPTION where a place is not above 0 and up to 1 */
export function keepingTerms({ places, outside, asked }: MeetingProspect): number[] {
  if (!places.every((place) => place > 0 && place <= 1))
    throw new MatchingError('BAD_OPTION', `a place lies above 0 and up to 1, not ${places.join(' or ')}`);
  const wish = (said: Asked) => [Number(said !== null), Number(said === 'MUST')];
  return [1, ...places.map(Math.log), -Number(outside), ...asked.flatMap(wish)];
}

/**
 * 0..1, exclusive; never falls as a place or a wish rises. The same for the same prospect, whoever asks.
 * @throws MatchingError BAD_OPTION
 */
export function keepingChance(weights: KeepingWeights, prospect: MeetingProspect): number {
  const terms = keepingTerms(prospect);
  return sigmoid(KEEPING_TERMS.reduce((sum, term, j) => sum + weights[term] * terms[j]!, 0));
}
