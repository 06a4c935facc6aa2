import { lnChance } from './affinity.ts';
import { featureSum } from './feature-sum.ts';

/** The same of the investor's circle, those it invests beside most (learn/circle.ts): what they take today it may take tomorrow. */
export const circle = featureSum({
  name: 'circle',
  bound: 12,
  table: ({ learned }) => learned.circle,
  curve: lnChance,
});
