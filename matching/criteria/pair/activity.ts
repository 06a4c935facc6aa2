import type { PairCriterion } from '../criterion.ts';

/** The startup's wish: an investor that invests, and lately. ln of its decayed deals over the average investor's. */
export const activity: PairCriterion = {
  name: 'activity',
  side: 'STARTUP',
  bound: 15,
  form: { kind: 'FIELDS', fields: [] },
  over: (index) => {
    const { value } = index.learned.activity;
    return (_startup, investor) => value[investor]!;
  },
  support: () => 1,
  account: (index, _startup, investor) => {
    const past = index.dealsOf.get(index.investors.profiles[investor]!.id) ?? [];
    return {
      parameters: { deals: past.length, newest: past[0]?.date ?? null },
      evidence: [],
      dealIds: past.slice(0, 3).map((deal) => deal.id),
    };
  },
};
