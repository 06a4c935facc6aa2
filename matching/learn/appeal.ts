/** How many investors a round of a kind draws, against the average round: ln ratios by round and by size. */
import { decay } from '../calendar.ts';
import type { Edges } from './edges.ts';

export interface Appeal {
  readonly round: Float64Array;
  readonly size: Float64Array;
}

/** Pseudo-rounds of the average. */
const SHRINK = 20;

export function learnAppeal(edges: Edges, rounds: number, sizes: number, halfLifeYears: number): Appeal {
  return {
    round: drawn(edges, edges.round, rounds, halfLifeYears),
    size: drawn(edges, edges.size, sizes, halfLifeYears),
  };
}

function drawn(edges: Edges, codes: Uint16Array, values: number, halfLifeYears: number): Float64Array {
  const investors = new Float64Array(values + 1);
  const deals = new Float64Array(values + 1);
  for (let e = 0; e < edges.count; e++) {
    const weight = decay(edges.age[e]!, halfLifeYears);
    investors[codes[e]!]! += weight;
    if (e === 0 || edges.deal[e] !== edges.deal[e - 1]) deals[codes[e]!]! += weight;
  }
  const all = sum(investors) / (sum(deals) || 1);
  return investors.map((n, code) => (all === 0 ? 0 : Math.log((n + SHRINK * all) / ((deals[code]! + SHRINK) * all))));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
