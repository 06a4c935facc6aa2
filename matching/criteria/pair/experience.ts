import type { PairCriterion } from '../criterion.ts';

/** How many startups the investor ever took anew: ln over the average. */
export const experience: PairCriterion = {
  name: 'experience',
  side: 'STARTUP',
  bound: 8,
  form: { kind: 'FIELDS', fields: [] },
  over: (index) => {
    const { deals } = index.learned.track;
    return (_startup, investor) => deals[investor]!;
  },
  support: () => null,
  account: (index, _startup, investor) => {
    const past = index.dealsOf.get(index.investors.profiles[investor]!.id) ?? [];
    return { parameters: { deals: past.length }, evidence: [], dealIds: [] };
  },
};
