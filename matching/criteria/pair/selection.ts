import { featureSum } from './feature-sum.ts';

/** The investor's latent taste once more (learn/selection.ts): ln of the odds that it joins this of the rounds of a time, beyond what all would. */
export const selection = featureSum({
  name: 'selection',
  bound: 40,
  table: ({ learned }) => learned.selection.taste,
  curve: null,
});
