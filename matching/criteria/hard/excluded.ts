import { exclusionBetween, type Party } from '../../relations.ts';
import type { HardCriterion, InvestorStop } from '../criterion.ts';

/** Sanction bars, declared exclusions, visa bars and "never", between parties or whole countries. */
export const excluded: HardCriterion<Party> & InvestorStop = {
  isPrivate: true,
  over: ({ relations, startups: { profiles } }, investor) =>
    relations.exclusions.size === 0
      ? null
      : (startup) => exclusionBetween(relations, profiles[startup]!, investor) !== null,
  stop: (index, startup, other) => {
    const found = exclusionBetween(index.relations, startup, other);
    if (found === null) return null;
    const { a, b, validFrom, validTo } = found;
    return { code: 'EXCLUDED', exclusion: found.kind, parameters: { a, b, validFrom, validTo } };
  },
};
