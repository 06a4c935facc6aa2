import type { PairCriterion } from '../criterion.ts';

/** The startup's wish: an investor that is investing right now. As activity, with deals that age in half a year. */
export const momentum: PairCriterion = {
  name: 'momentum',
  side: 'STARTUP',
  bound: 15,
  form: { kind: 'FIELDS', fields: [] },
  over: (index) => {
    const { value } = index.learned.momentum;
    return (_startup, investor) => value[investor]!;
  },
  support: () => null,
  account: (index, _startup, investor) => {
    const past = index.dealsOf.get(index.investors.profiles[investor]!.id) ?? [];
    return { parameters: { deals: past.length, newest: past[0]?.date ?? null }, evidence: [], dealIds: [] };
  },
};
