import type { PairCriterion } from '../criterion.ts';

/** The investor's wish: a round of the kind that draws investors. ln ratio of investors a round, by round and by size, added. */
export const appeal: PairCriterion = {
  name: 'appeal',
  side: 'INVESTOR',
  bound: 8,
  form: { kind: 'FIELDS', fields: ['round', 'size'] },
  over: (index) => {
    const { round: rounds, size: sizes } = index.startups;
    const learned = index.learned.appeal;
    return (startup) => {
      const round = rounds[startup]!;
      const size = sizes[startup]!;
      if (round === 0 && size === 0) return Number.NaN;
      return (round === 0 ? 0 : learned.round[round]!) + (size === 0 ? 0 : learned.size[size]!);
    };
  },
  support: () => 1,
  account: (index, startup) => {
    const { raise } = index.startups.profiles[startup]!;
    return {
      parameters: { round: raise?.round ?? null, amountUsd: raise?.amountUsd ?? null },
      evidence: [],
      dealIds: [],
    };
  },
};
