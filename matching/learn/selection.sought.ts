import { EPSILON, step } from './adagrad.ts';

/** It moves slower than tastes do, and is pulled to 0 a little. */
const RATE = 0.5;
const PULL = 1e-3;

/** What each feature is worth to all alike. */
export class Sought {
  readonly worth: Float32Array;
  readonly #squares: Float32Array;

  constructor(features: number) {
    this.worth = new Float32Array(features);
    this.#squares = new Float32Array(features).fill(EPSILON);
  }

  sumOf(features: readonly number[]): number {
    return features.reduce((sum, feature) => sum + this.worth[feature]!, 0);
  }

  /** @param gradient one number */
  move(feature: number, gradient: Float32Array, rate: number): void {
    step(this.worth, this.#squares, feature, gradient, RATE * rate, PULL);
  }
}
