/** Who invests beside whom: decayed counts of shared deals. Symmetric. */
import { decay } from '../calendar.ts';
import { type Ragged, raggedOf } from '../ragged.ts';
import type { Edges } from './edges.ts';

export interface CoInvestment {
  /** By investor, the rows of its partners, ascending. */
  readonly partners: Ragged;
  /** Beside `partners.items`: decayed shared deals. */
  readonly shared: Float64Array;
  /** Sum of an investor's shared deals over all partners. */
  readonly ofInvestor: Float64Array;
  readonly total: number;
}

export function learnCoInvestment(edges: Edges, investors: number, halfLifeYears: number): CoInvestment {
  const beside = Array.from({ length: investors }, () => new Map<number, number>());
  for (let start = 0, end = 0; start < edges.count; start = end) {
    while (end < edges.count && edges.deal[end] === edges.deal[start]) end++;
    addPairs(beside, edges.investor.subarray(start, end), decay(edges.age[start]!, halfLifeYears));
  }
  const rows = beside.map((row) => [...row].sort(([a], [b]) => a - b));
  const ofInvestor = Float64Array.from(rows, (row) => row.reduce((sum, [, shared]) => sum + shared, 0));
  return {
    partners: raggedOf(rows.map((row) => row.map(([partner]) => partner))),
    shared: Float64Array.from(rows.flatMap((row) => row.map(([, shared]) => shared))),
    ofInvestor,
    total: ofInvestor.reduce((sum, n) => sum + n, 0),
  };
}

function addPairs(beside: Map<number, number>[], together: Uint32Array, weight: number): void {
  for (const a of together) {
    for (const b of together) {
      if (a !== b) beside[a]!.set(b, (beside[a]!.get(b) ?? 0) + weight);
    }
  }
}
