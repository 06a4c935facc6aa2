import type { PairCriterion } from '../criterion.ts';

/** What is known of the investor alone, taken together as deals taught (bends.ts): logarithm of odds over the average investor. */
export const standing: PairCriterion = {
  name: 'standing',
  side: 'STARTUP',
  bound: 10,
  form: { kind: 'FIELDS', fields: [] },
  over: ({ bends: { standing } }) => standing && ((_startup, investor) => standing[investor]!),
  support: () => null,
  account: (index, _startup, investor) => {
    const { kind, foundedYear } = index.investors.profiles[investor]!;
    return { parameters: { kind, foundedYear }, evidence: [], dealIds: [] };
  },
};
