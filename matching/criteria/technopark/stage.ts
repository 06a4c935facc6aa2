import type { TechnoparkCriterion } from '../criterion.ts';
import { shareOf } from '../facts.ts';

/** The park takes companies of this maturity. */
export const parkStage: TechnoparkCriterion = {
  name: 'parkStage',
  judge: (_index, { stage }, park) => shareOf('stages', stage === null ? [] : [stage], park.stages),
};
