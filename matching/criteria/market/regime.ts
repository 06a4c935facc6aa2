import type { MarketCriterion } from '../criterion.ts';
import { meanOf } from '../facts.ts';

/** How far one can rely on the state and deal with it online: governance and government-technology indices, both 0..1. */
export const regime: MarketCriterion = {
  name: 'regime',
  judge: (_index, _startup, { indicators }) =>
    meanOf([
      ['wgiMean01', indicators.wgiMean01, (score) => score],
      ['govTech01', indicators.govTech01, (score) => score],
    ]),
};
