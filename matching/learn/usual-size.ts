/** The size of round that each investor usually joins: the decayed geometric mean, by its own past deals. */
import { decay } from '../calendar.ts';
import type { Edges } from './edges.ts';

export interface UsualSize {
  /** ln USD by investor; NaN = no past deal with a known sum. */
  readonly logUsd: Float64Array;
}

export function learnUsualSize(edges: Edges, investors: number, halfLifeYears: number): UsualSize {
  const sum = new Float64Array(investors);
  const weights = new Float64Array(investors);
  for (let e = 0; e < edges.count; e++) {
    const { amountUsd } = edges.deal[e]!;
    if (amountUsd === null || !(amountUsd > 0) || edges.first[e] === 0) continue;
    const weight = decay(edges.age[e]!, halfLifeYears);
    sum[edges.investor[e]!]! += weight * Math.log(amountUsd);
    weights[edges.investor[e]!]! += weight;
  }
  return { logUsd: sum.map((total, i) => total / weights[i]!) };
}
