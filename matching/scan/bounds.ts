/** The most that the facets may add which are not fixed yet. */
import { CROWDS } from './crowd.ts';
import { maximum } from './extremes.ts';
import type { Plan } from './plan.ts';
import { mostByGroup } from './tables.ts';

export interface Rest {
  /** What needs no more than adding. */
  readonly plain: number;
  /** By sum criterion. */
  readonly sums: Float64Array;
}

/** What is open in a run: by crowd (-Infinity where nobody is of it), the most of selves, and in sums of asks too. What asks add plainly is bounded with the cells. */
export function openInRuns({ tables, sums }: Plan, crowds: Uint8Array): Rest[] {
  const selves = mostByGroup(tables.self, crowds, CROWDS);
  const ofSums = sums.map((sum) => {
    const asks = maximum(sum.tables.ask);
    return mostByGroup(sum.tables.self, crowds, CROWDS).map((self) => self + asks);
  });
  return Array.from(selves, (plain, crowd) => ({ plain, sums: Float64Array.from(ofSums, (most) => most[crowd]!) }));
}

/** The same of a place: in sums of kinds too. What kinds add plainly is bounded with the cells. */
export function openInPlaces({ sums }: Plan, inRuns: readonly Rest[], asks: number): Rest[] {
  const kinds = sums.map(({ tables }) => maximum(tables.kind));
  return inRuns.map((open) => ({ plain: open.plain + asks, sums: open.sums.map((sum, s) => sum + kinds[s]!) }));
}
