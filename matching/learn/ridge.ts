/**
 * Ridge regression with sparse 0/1 features and many targets at once: W = (X'DX + lambda I)^-1 X'DY.
 * The Gram matrix is shared by all targets, so it is inverted once; each target then costs its few non-zeros.
 */
import { invert } from './solve.ts';

export interface Sample {
  readonly features: readonly number[];
  /** Rows of the targets that are 1; all others are 0. */
  readonly targets: readonly number[];
  readonly weight: number;
}

export interface RidgeInput {
  readonly samples: readonly Sample[];
  /** Features and targets are numbered from 0. */
  readonly features: number;
  readonly targets: number;
  readonly lambda: number;
}

/** @returns `weights[feature * targets + target]` */
export function ridge({ samples, features, targets, lambda }: RidgeInput): Float32Array {
  const inverse = invert(gram(samples, features, lambda), features);
  const weights = new Float32Array(features * targets);
  const solved = new Float64Array(features);
  moments(samples, targets).forEach((moment, target) => {
    if (moment.size === 0) return;
    solved.fill(0);
    for (const [feature, value] of moment) {
      const from = feature * features;
      for (let f = 0; f < features; f++) solved[f]! += inverse[from + f]! * value;
    }
    for (let f = 0; f < features; f++) weights[f * targets + target] = solved[f]!;
  });
  return weights;
}

/** X'DX + lambda I, lower half. */
function gram(samples: readonly Sample[], features: number, lambda: number): Float64Array {
  const matrix = new Float64Array(features * features);
  for (const { features: shown, weight } of samples) {
    for (const a of shown) for (const b of shown) if (b <= a) matrix[a * features + b]! += weight;
  }
  for (let f = 0; f < features; f++) matrix[f * features + f]! += lambda;
  return matrix;
}

/** X'DY, by target. */
function moments(samples: readonly Sample[], targets: number): Map<number, number>[] {
  const found = Array.from({ length: targets }, () => new Map<number, number>());
  for (const { features, targets: taken, weight } of samples) {
    for (const target of taken) {
      for (const feature of features) found[target]!.set(feature, (found[target]!.get(feature) ?? 0) + weight);
    }
  }
  return found;
}
