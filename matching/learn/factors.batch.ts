/** Some rounds that are learned from together, as sums over their features, beside the investors drawn for them. */
import type { Sampled } from './sampling.ts';
import type { TasteState } from './tastes.state.ts';
import type { TaughtRound } from './tastes.ts';

/** Rounds in a batch; the last of a pass may have fewer. */
export const WIDTH = 32;

/** Filled anew for each batch; of a short one the rest is not looked at. */
export interface FactorBatch {
  /** `[q * dimensions + k]` */
  readonly contexts: Float64Array;
  readonly toContexts: Float32Array;
  /** The contexts side by side: `[k * WIDTH + q]` */
  readonly across: Float64Array;
  /** 0 .. WIDTH - 1: all are looked at. */
  readonly places: Uint32Array;
  readonly rows: Uint32Array;
  /** By drawn investor and round, `[c * WIDTH + q]`. */
  readonly agreed: Float64Array;
  readonly pulls: Float32Array;
  readonly slope: Float32Array;
}

/** What a batch takes of the memory, in numbers of four bytes, where all investors may be drawn. */
export function wordsOfBatch(investors: number, dimensions: number): number {
  return WIDTH * (5 * dimensions + 1) + investors * (3 * WIDTH + 1) + dimensions;
}

export function newBatch({ vectors, joined: { length: investors }, dimensions: d }: TasteState): FactorBatch {
  const batch = {
    contexts: vectors.array(Float64Array, WIDTH * d),
    toContexts: vectors.array(Float32Array, WIDTH * d),
    across: vectors.array(Float64Array, WIDTH * d),
    places: vectors.array(Uint32Array, WIDTH),
    rows: vectors.array(Uint32Array, investors),
    agreed: vectors.array(Float64Array, investors * WIDTH),
    pulls: vectors.array(Float32Array, investors * WIDTH),
    slope: vectors.array(Float32Array, d),
  };
  batch.places.forEach((_, q) => {
    batch.places[q] = q;
  });
  return batch;
}

export function beginBatch(
  batch: FactorBatch,
  rounds: readonly TaughtRound[],
  state: TasteState,
  drawn: Sampled,
): void {
  const { dimensions: d } = state;
  batch.toContexts.fill(0);
  batch.rows.set(drawn.rows);
  rounds.forEach(({ features }, q) => {
    state.sumOf(features).forEach((number, k) => {
      batch.contexts[q * d + k] = number;
      batch.across[k * WIDTH + q] = number;
    });
  });
}
