/** It moves slower than tastes do, and is pulled to 0 a little. */
const RATE = 0.5;
const PULL = 1e-3;
/** Keeps the first steps short. */
const EPSILON = 1e-3;

/** What each feature is worth to all alike, with AdaGrad's sums of squares beside. */
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

  move(feature: number, gradient: number, rate: number): void {
    const slope = gradient + PULL * this.worth[feature]!;
    this.#squares[feature]! += slope * slope;
    this.worth[feature]! -= (RATE * rate * slope) / Math.sqrt(this.#squares[feature]!);
  }
}
