/** How many investors a round of a kind draws anew, against the average round: ln ratios by round and by size. */
import { decay } from '../calendar.ts';
import type { Edges } from './edges.ts';

export interface Appeal {
  readonly round: Float64Array;
  readonly size: Float64Array;
}

/** Highest codes. */
export type Highest = Readonly<Record<keyof Appeal, number>>;

/** Pseudo-rounds of the average. */
const SHRINK = 20;

export function learnAppeal(edges: Edges, highest: Highest, halfLifeYears: number): Appeal {
  const drawn = (codes: ArrayLike<number>, values: number) => ratios(edges, codes, values, halfLifeYears);
  return { round: drawn(edges.round, highest.round), size: drawn(edges.size, highest.size) };
}

function ratios(edges: Edges, codes: ArrayLike<number>, values: number, halfLifeYears: number): Float64Array {
  const joined = new Float64Array(values + 1);
  const deals = new Float64Array(values + 1);
  for (let e = 0; e < edges.count; e++) {
    const weight = decay(edges.age[e]!, halfLifeYears);
    joined[codes[e]!]! += edges.first[e]! * weight;
    if (e === 0 || edges.deal[e] !== edges.deal[e - 1]) deals[codes[e]!]! += weight;
  }
  const all = sum(joined) / (sum(deals) || 1);
  return joined.map((n, code) => (all === 0 ? 0 : Math.log((n + SHRINK * all) / ((deals[code]! + SHRINK) * all))));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
