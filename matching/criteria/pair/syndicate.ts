import type { PairCriterion } from '../criterion.ts';

/** The company the investor keeps: ln of how many join its rounds, over 2.5. Those of large rounds are found in many lists anyway. */
export const syndicate: PairCriterion = {
  name: 'syndicate',
  side: 'STARTUP',
  bound: 8,
  form: { kind: 'FIELDS', fields: [] },
  over: (index) => {
    const { size } = index.learned.track;
    return (_startup, investor) => size[investor]!;
  },
  support: () => null,
  account: (index, _startup, investor) => {
    const past = index.dealsOf.get(index.investors.profiles[investor]!.id) ?? [];
    return { parameters: { deals: past.length }, evidence: [], dealIds: [] };
  },
};
