import type { TechnoparkCriterion } from '../criterion.ts';
import { meanOf, nearness, pairOf } from '../facts.ts';

/** As for markets; a park at home is as near as can be. */
export const parkDistance: TechnoparkCriterion = {
  name: 'parkDistance',
  judge: (index, { country }, park) =>
    country === park.country
      ? { value: 1, evidence: [], parameters: { home: true } }
      : meanOf([['distanceKm', pairOf(index, country, park.country)?.distanceKm, nearness]]),
};
