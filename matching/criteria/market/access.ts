import type { MarketCriterion } from '../criterion.ts';
import { between, meanOf } from '../facts.ts';

/** How easily a foreign company starts to work there: the mean of the known ranks and scores. */
export const access: MarketCriterion = {
  name: 'access',
  judge: (_index, _startup, { indicators }) =>
    meanOf([
      ['easeOfDoingBusinessRank', indicators.easeOfDoingBusinessRank, (rank) => between(190, 1, rank)],
      ['logisticsCustoms', indicators.logisticsCustoms, (score) => between(1, 5, score)],
      ['taxTimeHours', indicators.taxTimeHours, (hours) => between(600, 0, hours)],
    ]),
};
