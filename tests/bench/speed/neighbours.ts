/**
 * Approximate nearest neighbours by usearch (HNSW) over an embedding of the scores. The largest inner products are made the
 * nearest by one more dimension (Bachrach and others, "Speeding up the Xbox recommender system", 2014).
 */

import { Index, MetricKind, ScalarKind } from 'usearch';
import type { MatchIndex } from '#matching';
import { topK } from '../../../matching/topk.ts';
import { Embedding } from './embedding.ts';

export const RANK = 128;
const WIDTH = RANK + 1;
const SAMPLE = 1500;
const BATCH = 10_000;

export class Neighbours {
  readonly #embedding: Embedding;
  readonly #rows: Uint32Array;
  readonly #vectors: Float32Array;
  readonly #graph: Index;

  constructor(index: MatchIndex) {
    const step = Math.max(1, Math.floor(index.investors.count / SAMPLE));
    const sample = Array.from(index.investors.all).filter((row) => row % step === 0);
    this.#embedding = new Embedding(index, RANK, sample);
    const { rows, vectors } = this.#embedding.startups();
    this.#rows = rows;
    this.#vectors = vectors;
    this.#graph = new Index({
      dimensions: WIDTH,
      metric: MetricKind.L2sq,
      quantization: ScalarKind.F32,
      connectivity: 16,
      expansion_add: 64,
      expansion_search: 128,
      multi: false,
    });
    const longer = lengthened(vectors, rows.length);
    const keys = BigUint64Array.from(rows, BigInt);
    for (let from = 0; from < rows.length; from += BATCH) {
      this.#graph.add(keys.subarray(from, from + BATCH), longer.subarray(from * WIDTH, (from + BATCH) * WIDTH), 1);
    }
  }

  /** Rows of startups, nearest first. */
  nearest(investor: number, k: number): number[] {
    const vector = new Float32Array(WIDTH);
    vector.set(this.#embedding.investor(investor));
    return Array.from(this.#graph.search(vector, k, 1).keys, Number);
  }

  /** Rows of the largest inner products, no graph between: what the embedding itself is worth. */
  largest(investor: number, k: number, admit: (row: number) => boolean): number[] {
    const vector = this.#embedding.investor(investor);
    const products = new Float64Array(this.#rows.length);
    for (let at = 0; at < products.length; at++) {
      for (let r = 0; r < RANK; r++) products[at]! += vector[r]! * this.#vectors[at * RANK + r]!;
    }
    return topK(products, k, (at) => admit(this.#rows[at]!)).map((at) => this.#rows[at]!);
  }
}

/** With what each lacks to the length of the longest as one more number. */
function lengthened(vectors: Float32Array, count: number): Float32Array {
  const squares = new Float64Array(count);
  for (let at = 0; at < vectors.length; at++) squares[Math.floor(at / RANK)]! += vectors[at]! ** 2;
  const longest = squares.reduce((most, one) => Math.max(most, one), 0);
  const longer = new Float32Array(count * WIDTH);
  squares.forEach((square, at) => {
    longer.set(vectors.subarray(at * RANK, (at + 1) * RANK), at * WIDTH);
    longer[at * WIDTH + RANK] = Math.sqrt(longest - square);
  });
  return longer;
}
