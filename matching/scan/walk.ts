/**
 * Branch and bound over places, then the trades of a place, the runs of a kind in a trade, then rows, each in descending upper
 * bounds until none may enter: the threshold idea of Fagin, Lotem and Naor, "Optimal aggregation algorithms for middleware" (2003).
 */
import type { MatchIndex } from '../build.ts';
import type { Best } from '../topk.ts';
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

  constructor(ground: Ground) {
    const { index, plan, layout } = ground;
    this.#ground = ground;
    this.#standing = new Standing(index, layout, plan);
    this.#places = layout.facets.place.samples.length;
    this.#asks = maximum(plan.tables.ask);
    this.#inRuns = openInRuns(plan, layout.crowds);
    this.#open = this.#inRuns[0]!;
    this.#bounds = boundsOfFields(plan, layout, this.#inRuns, this.#asks);
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
      if (!isHopeless(best, bounds[at]!)) this.#block(place, from + at, bounds[at]!);
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

  /** @param bound by the ceiling of its class: what the class has by calls may be lower */
  #block(place: number, block: number, bound: number): void {
    const { plan, layout, best, work } = this.#ground;
    const { cells } = plan;
    const { runs, kind } = layout;
    const trade = layout.trade[block]!;
    const called = cells.mostOfClass(cells.classOf[trade]!);
    if (isHopeless(best, bound - cells.ceiling(place, trade) - this.#asks + called)) return;
    const end = runs[block + 1]!;
    work.runs += end - runs[block]!;
    for (let run = runs[block]!; run < end; run++) {
      const known = this.#withoutCall(kind[run]!);
      if (!isHopeless(best, known + called + this.#open.plain)) this.#run(run, trade, known);
    }
  }

  /** The most of a run but for what selves and calls add plainly. */
  #withoutCall(kind: number): number {
    const { tables, sums } = this.#ground.plan;
    let bound = this.#standing.plain + tables.kind[kind]!;
    for (let s = 0; s < sums.length; s++) {
      const { curve, tables: added } = sums[s]!;
      bound += mostAt(curve, this.#standing.sums[s]! + this.#open.sums[s]! + added.kind[kind]!);
    }
    return bound;
  }

  #run(run: number, trade: number, known: number): void {
    const { plan, layout, best, offer, work, marks } = this.#ground;
    const { starts, entries, holdings } = layout;
    const { tables, callOf, cells } = plan;
    const kind = layout.kind[run]!;
    const end = 3 * starts[run + 1]!;
    let least = leastHope(best);
    work.rows += starts[run + 1]! - starts[run]!;
    for (let at = 3 * starts[run]!; at < end; at += 3) {
      const [row, ask, self] = [entries[at]!, entries[at + 1]!, entries[at + 2]!];
      const plain = tables.ask[ask]! + tables.self[self]!;
      if (plain === Number.NEGATIVE_INFINITY) continue;
      const cell = cells.added(trade, callOf[ask]!);
      if (known + plain + cell < least) continue;
      const bound = this.#standing.boundOfRow(row, kind, ask, self, cell);
      if (bound < least || marks[at / 3 - holdings.first] === 1) continue;
      if (bound + this.#standing.lessOfRow(row) < least) continue;
      offer(row);
      least = leastHope(best);
    }
  }
}
