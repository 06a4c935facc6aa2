import { featureSum } from './feature-sum.ts';

/** Far beyond what is learned: it keeps the criterion bounded. */
const BOUND = 40;

/** The investor's latent taste for the startup's features (learn/factors.ts): ln of the odds that it, of all investors, joins. */
export const factors = featureSum({
  name: 'factors',
  bound: BOUND,
  table: ({ learned }) => learned.factors,
  curve: (sum) => Math.max(-BOUND, Math.min(BOUND, sum)),
});
