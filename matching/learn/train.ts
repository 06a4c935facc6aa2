/** The learned part of the pair model. */

import { boost } from './boost.ts';
import { RISING } from './learnable.ts';
import { fitWeights, type Weighting, weightedSums } from './logit.ts';
import type { Samples } from './samples.ts';
import { isTree, type Tree } from './tree.ts';

/** What deals taught: for the settings of the LEARNED model. */
export interface PairModel {
  /** By criterion; those not named keep the weight that is stated for them. */
  readonly weights: Weighting;
  /** What is added to the weighted sum. */
  readonly trees: readonly Tree[];
}

const LOGIT = { steps: 150, ridge: 1e-4, rising: RISING };
const BOOST = { turns: 8, rate: 0.15, pull: 20, least: 5 };

/** Whether a value read from a file is one: every weight and every tree made of numbers. @param criteria names of those there are */
export function isPairModel(given: unknown, criteria: readonly string[]): given is PairModel {
  const { weights, trees } = (given ?? {}) as Partial<PairModel>;
  const names: ReadonlySet<unknown> = new Set(criteria);
  const areWeights =
    typeof weights === 'object' &&
    weights !== null &&
    Object.entries(weights).every(([name, weight]) => names.has(name) && Number.isFinite(weight));
  return areWeights && Array.isArray(trees) && trees.every((tree) => isTree(tree, names));
}

/** Deterministic. Numbers have six digits, so that what is written is what was learned. @throws MatchingError BAD_OPTION without a question */
export function trainModel(samples: Samples): PairModel {
  const weights = trainWeights(samples);
  return { weights, trees: boost(samples, weightedSums(samples, weights), BOOST) };
}

/** The weights alone, as ADDITIVE has them. Deterministic. @throws MatchingError BAD_OPTION without a question */
export function trainWeights(samples: Samples): Weighting {
  return rounded(fitWeights(samples, LOGIT));
}

function rounded(weights: Weighting): Weighting {
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, Number(weight.toPrecision(6))]));
}
