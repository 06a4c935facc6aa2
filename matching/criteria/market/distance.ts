import type { MarketCriterion } from '../criterion.ts';
import { meanOf, nearness, pairOf } from '../facts.ts';

/** Kilometres between the main cities, by the logarithm. Monotone: never rises with distance. */
export const marketDistance: MarketCriterion = {
  name: 'marketDistance',
  judge: (index, startup, { country }) =>
    meanOf([['distanceKm', pairOf(index, startup.country, country)?.distanceKm, nearness]]),
};
