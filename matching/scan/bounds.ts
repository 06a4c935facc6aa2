/** What a search knows of a field before it walks there, and the most that the facets may add which are not fixed yet. */
import { CROWDS } from './crowd.ts';
import { mostAt } from './curve.ts';
import { maximum } from './extremes.ts';
import type { Layout } from './layout.ts';
import type { Plan } from './plan.ts';
import { mostByGroup } from './tables.ts';

export interface Rest {
  /** What needs no more than adding. */
  readonly plain: number;
  /** By sum criterion. */
  readonly sums: Float64Array;
}

/** By crowd (-Infinity where nobody is of it), the most of selves, and in sums of asks too. What asks add plainly is told apart. */
export function openInFields({ tables, sums }: Plan, crowds: Uint32Array): Rest[] {
  const selves = mostByGroup(tables.self, crowds, CROWDS);
  const ofSums = sums.map((sum) => {
    const asks = maximum(sum.tables.ask);
    return mostByGroup(sum.tables.self, crowds, CROWDS).map((self) => self + asks);
  });
  return Array.from(selves, (plain, crowd) => ({ plain, sums: Float64Array.from(ofSums, (most) => most[crowd]!) }));
}

/** The most in each field, -Infinity where nobody is. Tells the cells of each place. @param asks the most that calls add plainly */
export function boundsOfFields(plan: Plan, layout: Layout, inFields: readonly Rest[], asks: number): Float64Array {
  const { samples } = layout.facets.place;
  const open = openInPlaces(plan, inFields, asks);
  const bounds = new Float64Array(CROWDS * samples.length).fill(Number.NEGATIVE_INFINITY);
  for (let place = 0; place < samples.length; place++) {
    const known = plan.base + plan.tables.place[place]! + plan.cells.highest(place, samples[place]!);
    for (let crowd = 0; crowd < CROWDS; crowd++) {
      const field = crowd * samples.length + place;
      if (layout.blocks[field] === layout.blocks[field + 1]) continue;
      const { plain, sums } = open[crowd]!;
      bounds[field] = known + plain;
      for (let s = 0; s < sums.length; s++)
        bounds[field]! += mostAt(plan.sums[s]!.curve, plan.sums[s]!.tables.place[place]! + sums[s]!);
    }
  }
  return bounds;
}

/** What is open in a place: in sums of kinds too. What kinds add plainly is bounded with the cells. */
function openInPlaces({ sums }: Plan, inFields: readonly Rest[], asks: number): Rest[] {
  const kinds = sums.map(({ trades }) => maximum(trades));
  return inFields.map((open) => ({ plain: open.plain + asks, sums: open.sums.map((sum, s) => sum + kinds[s]!) }));
}
