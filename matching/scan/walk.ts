/**
 * Branch and bound over places, then the trades of a place, then its startups, each as long as its upper bound says that one may
 * enter: the threshold idea of Fagin, Lotem and Naor, "Optimal aggregation algorithms for middleware" (2003).
 */
import type { Best } from '../topk.ts';
import { boundsOfFields, openInFields, type Rest } from './bounds.ts';
import { Candidates } from './candidates.ts';
import { maximum } from './extremes.ts';
import { Gathering } from './gather.ts';
import { markHeld, offerHeld } from './held.ts';
import { isHopeless, leastHope } from './hopeless.ts';
import type { Layout } from './layout.ts';
import { roughlyDescending } from './order.ts';
import type { Plan } from './plan.ts';
import type { Work } from './search.ts';
import { Standing } from './standing.ts';

export interface Ground {
  readonly layout: Layout;
  readonly plan: Plan;
  readonly best: Best;
  /** Told of each row that may enter. */
  readonly offer: (row: number) => void;
  readonly work: Work;
  /** By entry with backers: 1 = is looked at after the walk. All 0 at first. */
  readonly marks: Uint8Array;
}

export function walk(ground: Ground): void {
  const held = markHeld(ground);
  const walk = new Walk(ground);
  walk.places();
  walk.held(held);
}

class Walk {
  readonly #ground: Ground;
  readonly #standing: Standing;
  readonly #places: number;
  /** By crowd, the most that is open in a field. */
  readonly #open: readonly Rest[];
  readonly #bounds: Float64Array;
  readonly #candidates = new Candidates();
  readonly #gathering: Gathering;

  constructor(ground: Ground) {
    const { plan, layout } = ground;
    const asks = maximum(plan.tables.ask);
    this.#ground = ground;
    this.#standing = new Standing(layout, plan);
    this.#places = layout.facets.place.samples.length;
    this.#open = openInFields(plan, layout.crowds);
    this.#bounds = boundsOfFields(plan, layout, this.#open, asks);
    this.#gathering = new Gathering(ground, this.#standing, this.#candidates, asks);
  }

  /** In descending bounds, all crowds of a place together: its cells are told once for them. */
  places(): void {
    const { best } = this.#ground;
    const bounds = this.#bounds;
    const most = new Float64Array(this.#places).fill(Number.NEGATIVE_INFINITY);
    for (let field = 0; field < bounds.length; field++) {
      const place = field % this.#places;
      if (bounds[field]! > most[place]!) most[place] = bounds[field]!;
    }
    for (const place of roughlyDescending(most, leastHope(best)))
      if (!isHopeless(best, most[place]!)) this.#place(place);
  }

  #place(place: number): void {
    const { layout, best } = this.#ground;
    this.#standing.enter(place);
    for (let crowd = 0; crowd < this.#open.length; crowd++) {
      const field = crowd * this.#places + place;
      if (!isHopeless(best, this.#bounds[field]!)) this.#gathering.take(field, place, this.#open[crowd]!);
    }
    const sample = layout.facets.place.samples[place]!;
    this.#candidates.drain((entry, bound) => this.#settle(entry, bound, sample));
  }

  /** @param bound rough; @param sample a row of the place */
  #settle(entry: number, bound: number, sample: number): void {
    const { layout, plan, best, marks, offer } = this.#ground;
    const { codes, groups, holdings, rows } = layout;
    if (isHopeless(best, bound) || (entry >= holdings.first && marks[entry - holdings.first] === 1)) return;
    const trade = groups.trades.codes[codes[3 * entry]!]!;
    const cell = plan.cells.added(sample, trade, plan.callOf[groups.calls.codes[codes[3 * entry + 1]!]!]!);
    const least = leastHope(best);
    const closer = this.#standing.boundOf(entry, cell, least);
    if (closer >= least && closer + this.#standing.lessOf(entry, least - closer) >= least) offer(rows[entry]!);
  }

  /** @param held places in `holdings`, marked */
  held(held: readonly number[]): void {
    offerHeld(this.#ground, this.#standing, held);
  }
}
