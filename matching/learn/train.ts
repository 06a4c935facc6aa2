/** The learned part of the pair model. */
import { RISING } from './learnable.ts';
import { fitWeights, type Weighting } from './logit.ts';
import type { Samples } from './samples.ts';

/** What deals taught: for the settings of the LEARNED model. */
export interface PairModel {
  /** By criterion; those not named keep the weight that is stated for them. */
  readonly weights: Weighting;
}

const LOGIT = { steps: 150, ridge: 1e-4, rising: RISING };

/** Deterministic. Numbers have six digits, so that what is written is what was learned. */
export function trainModel(samples: Samples): PairModel {
  return { weights: rounded(fitWeights(samples, LOGIT)) };
}

function rounded(weights: Weighting): Weighting {
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, Number(weight.toPrecision(6))]));
}
