/** Weights of the pair criteria by a conditional logit: those under which the right answers are likeliest among all. */
import { MatchingError } from '../error.ts';
import type { PairCriterionName } from '../match.ts';
import { type Samples, slopesOf } from './samples.ts';

export interface LogitSettings {
  readonly steps: number;
  /** Pulls weights, per standard deviation of their values, to 0. */
  readonly ridge: number;
  /** Of these the weight is never below 0. */
  readonly rising: ReadonlySet<PairCriterionName>;
}

export type Weighting = Readonly<Partial<Record<PairCriterionName, number>>>;

/** Step length, in weight per standard deviation, and the shorter one of the last third. */
const [STEP, LAST_STEP] = [0.05, 0.015];
/** Decays of the running means of the slope and of its square: Adam (Kingma and Ba 2015), without its correction of the start. */
const [SLOPE_DECAY, SQUARE_DECAY] = [0.9, 0.99];

/**
 * Deterministic: full passes from 0. An unknown value counts 0; a criterion that never differs gets the weight 0.
 * @throws MatchingError BAD_OPTION without a question
 */
export function fitWeights(samples: Samples, { steps, ridge, rising }: LogitSettings): Weighting {
  const { names, values, right } = samples;
  if (right.length === 0) throw new MatchingError('BAD_OPTION', 'there is no question to learn from');
  const scale = values.map((column) => 1 / spread(column));
  const weights = new Float64Array(names.length);
  const momentum = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  const scores = new Float64Array(right.length);
  const slopes = { first: new Float64Array(right.length), second: new Float64Array(right.length) };
  for (let step = 0; step < steps; step++) {
    addUp(values, weights, scale, scores);
    slopesOf(samples, scores, slopes);
    const length = step < (2 * steps) / 3 ? STEP : LAST_STEP;
    values.forEach((column, c) => {
      const slope = (along(column, slopes.first) * scale[c]!) / (samples.starts.length - 1) + ridge * weights[c]!;
      momentum[c] = SLOPE_DECAY * momentum[c]! + (1 - SLOPE_DECAY) * slope;
      squares[c] = SQUARE_DECAY * squares[c]! + (1 - SQUARE_DECAY) * slope * slope;
      const moved = weights[c]! - (length * momentum[c]!) / (Math.sqrt(squares[c]!) + 1e-6);
      weights[c] = rising.has(names[c]!) ? Math.max(0, moved) : moved;
    });
  }
  return Object.fromEntries(names.map((name, c) => [name, weights[c]! * scale[c]!]));
}

/** By row. */
export function weightedSums({ names, values, right }: Samples, weights: Weighting): Float64Array {
  const scores = new Float64Array(right.length);
  const inOrder = Float64Array.from(names, (name) => weights[name] ?? 0);
  addUp(
    values,
    inOrder,
    names.map(() => 1),
    scores,
  );
  return scores;
}

function addUp(
  values: readonly Float32Array[],
  weights: Float64Array,
  scale: readonly number[],
  scores: Float64Array,
): void {
  scores.fill(0);
  values.forEach((column, c) => {
    const weight = weights[c]! * scale[c]!;
    if (weight === 0) return;
    for (let row = 0; row < column.length; row++) {
      const value = column[row]!;
      if (!Number.isNaN(value)) scores[row]! += weight * value;
    }
  });
}

function along(column: Float32Array, slope: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (!Number.isNaN(value)) sum += value * slope[row]!;
  }
  return sum;
}

/** Standard deviation, unknown as 0; Infinity where nothing differs. */
function spread(column: Float32Array): number {
  let sum = 0;
  let squares = 0;
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    sum += value;
    squares += value * value;
  }
  const variance = squares / column.length - (sum / column.length) ** 2;
  return variance > 1e-12 ? Math.sqrt(variance) : Number.POSITIVE_INFINITY;
}
