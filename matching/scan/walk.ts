/**
 * Branch and bound over places, then the trades of a place, the runs of a kind in a trade, then rows, each in descending upper
 * bounds until none may enter: the threshold idea of Fagin, Lotem and Naor, "Optimal aggregation algorithms for middleware" (2003).
 */
import type { MatchIndex } from '../build.ts';
import type { Best } from '../topk.ts';
import { Blocks } from './blocks.ts';
import { boundsOfFields, openInRuns, type Rest } from './bounds.ts';
import { mostAt } from './curve.ts';
import { maximum } from './extremes.ts';
import { offerHeld } from './held.ts';
import { isHopeless, leastHope } from './hopeless.ts';
import type { Layout } from './layout.ts';
import { roughlyDescending } from './order.ts';
import type { Plan } from './plan.ts';
import type { Work } from './search.ts';
import { Standing } from './standing.ts';

export interface Ground {
  readonly index: MatchIndex;
  readonly layout: Layout;
  readonly plan: Plan;
  readonly best: Best;
  /** Told of each row that may enter. */
  readonly offer: (row: number) => void;
  readonly work: Work;
  /** By entry with backers: 1 = was looked at. All 0 at first. */
  readonly marks: Uint8Array;
}

export function walk(ground: Ground): void {
  const walk = new Walk(ground);
  walk.held();
  walk.places();
}

class Walk {
  readonly #ground: Ground;
  readonly #standing: Standing;
  readonly #places: number;
  /** By crowd, the most that is open in a run; of the one walked; and the most that calls add plainly. */
  readonly #inRuns: readonly Rest[];
  #open: Rest;
  readonly #asks: number;
  readonly #bounds: Float64Array;
  readonly #blocks: Blocks;

  constructor(ground: Ground) {
    const { index, plan, layout } = ground;
    this.#ground = ground;
    this.#standing = new Standing(index, layout, plan);
    this.#places = layout.facets.place.samples.length;
    this.#asks = maximum(plan.tables.ask);
    this.#inRuns = openInRuns(plan, layout.crowds);
    this.#open = this.#inRuns[0]!;
    this.#bounds = boundsOfFields(plan, layout, this.#inRuns, this.#asks);
    this.#blocks = new Blocks(ground, this.#standing, this.#asks);
  }

  /** After the bounds of fields were told: cells know the ceilings of a place by it. */
  held(): void {
    offerHeld(this.#ground, this.#standing);
  }

  /** In descending bounds, all crowds of a place together: its cells are taken once for them. */
  places(): void {
    const { layout, plan, best } = this.#ground;
    const { samples } = layout.facets.place;
    const bounds = this.#bounds;
    const most = new Float64Array(this.#places).fill(Number.NEGATIVE_INFINITY);
    for (let field = 0; field < bounds.length; field++) {
      const place = field % this.#places;
      if (bounds[field]! > most[place]!) most[place] = bounds[field]!;
    }
    for (const place of roughlyDescending(most, leastHope(best))) {
      if (isHopeless(best, most[place]!)) continue;
      plan.cells.takePlace(samples[place]!);
      for (let field = place; field < bounds.length; field += this.#places)
        if (!isHopeless(best, bounds[field]!)) this.#field(field);
    }
  }

  /** One crowd in a place that the cells have taken. */
  #field(field: number): void {
    const { layout, best, work } = this.#ground;
    const place = field % this.#places;
    this.#standing.enter(place);
    this.#open = this.#inRuns[Math.floor(field / this.#places)]!;
    const from = layout.blocks[field]!;
    const bounds = this.#boundsOfBlocks(place, from, layout.blocks[field + 1]!);
    work.blocks += bounds.length;
    for (const at of roughlyDescending(bounds, leastHope(best)))
      if (!isHopeless(best, bounds[at]!)) this.#blocks.take(place, from + at, bounds[at]!, this.#open);
  }

  #boundsOfBlocks(place: number, from: number, to: number): Float64Array {
    const { plan, layout } = this.#ground;
    const { sums, cells, trades } = plan;
    const { trade } = layout;
    const known = this.#standing.plain + this.#open.plain + this.#asks;
    const bounds = new Float64Array(to - from);
    for (let at = 0; at < bounds.length; at++) {
      const of = trade[from + at]!;
      bounds[at] = known + trades[of]! + cells.ceiling(place, of);
    }
    for (let s = 0; s < sums.length; s++) {
      const { curve, trades: added } = sums[s]!;
      const sum = this.#standing.sums[s]! + this.#open.sums[s]!;
      for (let at = 0; at < bounds.length; at++) bounds[at]! += mostAt(curve, sum + added[trade[from + at]!]!);
    }
    return bounds;
  }
}
