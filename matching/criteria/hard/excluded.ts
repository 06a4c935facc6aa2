import { exclusionBetween, type Party } from '../../relations.ts';
import type { HardCriterion } from '../criterion.ts';

/** Sanction bars, declared exclusions, visa bars and "never", between parties or whole countries. */
export const excluded: HardCriterion<Party> = {
  isPrivate: true,
  stop: (index, startup, other) => {
    const found = exclusionBetween(index.relations, startup, other);
    if (found === null) return null;
    const { a, b, validFrom, validTo } = found;
    return { code: 'EXCLUDED', exclusion: found.kind, parameters: { a, b, validFrom, validTo } };
  },
};
