/** An investor's track record over all years: how many startups it took anew, and in what company. */
import { decay } from '../calendar.ts';
import type { Edges } from './edges.ts';

export interface Track {
  /** ln((first deals + .5) / (mean + .5)) */
  readonly deals: Float64Array;
  /** ln of the decayed mean number of investors in its rounds, over `USUAL`; one pseudo-round holds it there. */
  readonly size: Float64Array;
}

/** Investors a round. */
const USUAL = 2.5;

export function learnTrack(edges: Edges, investors: number, halfLifeYears: number): Track {
  const deals = new Float64Array(investors);
  const company = new Float64Array(investors);
  const rounds = new Float64Array(investors);
  for (let e = 0; e < edges.count; e++) {
    if (edges.first[e] === 0) continue;
    const investor = edges.investor[e]!;
    const weight = decay(edges.age[e]!, halfLifeYears);
    deals[investor]! += 1;
    rounds[investor]! += weight;
    company[investor]! += weight * new Set(edges.deal[e]!.investorIds).size;
  }
  const mean = investors === 0 ? 0 : deals.reduce((sum, n) => sum + n, 0) / investors;
  return {
    deals: deals.map((n) => Math.log((n + 0.5) / (mean + 0.5))),
    size: company.map((n, i) => Math.log((n + USUAL) / (rounds[i]! + 1) / USUAL)),
  };
}
