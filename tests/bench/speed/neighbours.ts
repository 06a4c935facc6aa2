/** Approximate nearest neighbours by usearch (HNSW, inner product) over an embedding of the scores. */

import { Index, MetricKind, ScalarKind } from 'usearch';
import type { MatchIndex } from '#matching';
import { Embedding } from './embedding.ts';

export const RANK = 64;
const SAMPLE = 1500;

export class Neighbours {
  readonly #embedding: Embedding;
  readonly #graph: Index;

  constructor(index: MatchIndex) {
    const step = Math.max(1, Math.floor(index.investors.count / SAMPLE));
    const sample = Array.from(index.investors.all).filter((row) => row % step === 0);
    this.#embedding = new Embedding(index, RANK, sample);
    this.#graph = new Index({
      dimensions: RANK,
      metric: MetricKind.IP,
      quantization: ScalarKind.F32,
      connectivity: 16,
      expansion_add: 64,
      expansion_search: 128,
      multi: false,
    });
    const { rows, vectors } = this.#embedding.startups();
    const keys = BigUint64Array.from(rows, BigInt);
    const batch = 10_000;
    for (let from = 0; from < rows.length; from += batch) {
      this.#graph.add(keys.subarray(from, from + batch), vectors.subarray(from * RANK, (from + batch) * RANK), 1);
    }
  }

  /** Rows of startups, nearest first. */
  nearest(investor: number, k: number): number[] {
    return Array.from(this.#graph.search(this.#embedding.investor(investor), k, 1).keys, Number);
  }
}
