import type { MarketProfile, TechnoparkProfile } from '../../profile.ts';
import type { HardCriterion } from '../criterion.ts';

/** A market to enter is neither home nor entered already. */
export const presence: HardCriterion<MarketProfile> = {
  stop: (_index, startup, { country }) =>
    country === startup.country || startup.presentIn.includes(country)
      ? { code: 'ALREADY_PRESENT', parameters: { country } }
      : null,
};

/** A park to go to is not the one it resides in. */
export const residence: HardCriterion<TechnoparkProfile> = {
  stop: (_index, startup, { id }) =>
    startup.technoparkId === id ? { code: 'OWN_TECHNOPARK', parameters: { technopark: id } } : null,
};
