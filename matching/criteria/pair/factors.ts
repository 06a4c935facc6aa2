import { featureSum } from './feature-sum.ts';

/** The investor's latent taste for the startup's features (learn/factors.ts): ln of the odds that it, of all investors, joins. */
export const factors = featureSum({
  name: 'factors',
  bound: 40,
  table: ({ learned }) => learned.factors,
  curve: null,
});
