/** Who invests beside whom: decayed counts of shared deals. */
import { decay } from '../calendar.ts';
import type { Edges } from './edges.ts';

export interface CoInvestment {
  readonly investors: number;
  /** `a * investors + b` -> decayed shared deals. */
  readonly shared: ReadonlyMap<number, number>;
  /** Sum of an investor's shared deals over all partners. */
  readonly partners: Float64Array;
  readonly total: number;
}

export function learnCoInvestment(edges: Edges, investors: number, halfLifeYears: number): CoInvestment {
  const shared = new Map<number, number>();
  const partners = new Float64Array(investors);
  let total = 0;
  for (let start = 0, end = 0; start < edges.count; start = end) {
    while (end < edges.count && edges.deal[end] === edges.deal[start]) end++;
    const weight = decay(edges.age[start]!, halfLifeYears);
    for (let x = start; x < end; x++) {
      for (let y = start; y < end; y++) {
        if (x === y) continue;
        const key = edges.investor[x]! * investors + edges.investor[y]!;
        shared.set(key, (shared.get(key) ?? 0) + weight);
        partners[edges.investor[x]!]! += weight;
        total += weight;
      }
    }
  }
  return { investors, shared, partners, total };
}
