import type { MarketCriterion } from '../criterion.ts';
import { between, meanOf, pairOf } from '../facts.ts';

/** What already flows: goods (USD 100 bn a year is 1) and developers' work (100,000 pushes a year is 1), by the logarithm. */
export const ties: MarketCriterion = {
  name: 'ties',
  judge: (index, startup, { country }) => {
    const pair = pairOf(index, startup.country, country);
    const scale = (flow: number) => between(0, 5, Math.log10(1 + flow));
    return meanOf([
      ['tradeMUsd', pair?.tradeMUsd, scale],
      ['collaboration', pair?.collaboration, scale],
    ]);
  },
};
