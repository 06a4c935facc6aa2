/** How busy each investor is: ln of its decayed deals over the average, bounded. */
import { decay } from '../calendar.ts';
import type { Edges } from './edges.ts';

export interface Activity {
  /** By investor: ln((deals + floor) / (mean + floor)), deals decayed. */
  readonly value: Float64Array;
}

/** Keeps an investor without deals at a finite distance from the busy ones. */
const FLOOR = 0.05;

export function learnActivity(edges: Edges, investors: number, halfLifeYears: number): Activity {
  const deals = new Float64Array(investors);
  for (let e = 0; e < edges.count; e++)
    deals[edges.investor[e]!]! += edges.first[e]! * decay(edges.age[e]!, halfLifeYears);
  const mean = investors === 0 ? 0 : deals.reduce((sum, n) => sum + n, 0) / investors;
  return { value: deals.map((n) => Math.log((n + FLOOR) / (mean + FLOOR))) };
}
