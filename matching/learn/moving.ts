import { EPSILON } from './adagrad.ts';
import type { Vectors } from './vectors.ts';

/** A table of vectors that learning moves, AdaGrad's sums of squares beside it. */
export class MovingTable {
  /** `[row * dimensions + k]` */
  readonly numbers: Float32Array;
  readonly #squares: Float32Array;
  readonly #vectors: Vectors;

  constructor(vectors: Vectors, length: number) {
    this.numbers = vectors.array(Float32Array, length);
    this.#squares = vectors.array(Float32Array, length).fill(EPSILON);
    this.#vectors = vectors;
  }

  /** @param gradient as long as a vector; @param pull to zero */
  move(row: number, gradient: Float32Array, rate: number, pull: number): void {
    this.#vectors.step(this.numbers, this.#squares, row * gradient.length, gradient, rate, pull);
  }
}
