/** The blocks of a place, trade by trade: their runs in the order in which they lie, and the rows of those that may enter. */
import type { Rest } from './bounds.ts';
import { mostAt } from './curve.ts';
import { isHopeless, leastHope } from './hopeless.ts';
import type { Standing } from './standing.ts';
import type { Ground } from './walk.ts';

export class Blocks {
  readonly #ground: Ground;
  readonly #standing: Standing;
  readonly #asks: number;

  /** @param standing in the place whose blocks are taken; @param asks the most that calls add plainly */
  constructor(ground: Ground, standing: Standing, asks: number) {
    this.#ground = ground;
    this.#standing = standing;
    this.#asks = asks;
  }

  /** @param bound by the ceiling of its class: what the class has by calls may be lower */
  take(place: number, block: number, bound: number, open: Rest): void {
    const { plan, layout, best, work } = this.#ground;
    const { cells } = plan;
    const { runs, kind } = layout;
    const trade = layout.trade[block]!;
    const called = cells.mostOfClass(cells.classOf[trade]!);
    if (isHopeless(best, bound - cells.ceiling(place, trade) - this.#asks + called)) return;
    const end = runs[block + 1]!;
    work.runs += end - runs[block]!;
    for (let run = runs[block]!; run < end; run++) {
      const known = this.#withoutCall(kind[run]!, open);
      if (!isHopeless(best, known + called + open.plain)) this.#run(run, trade, known);
    }
  }

  /** The most of a run but for what selves and calls add plainly. */
  #withoutCall(kind: number, open: Rest): number {
    const { tables, sums } = this.#ground.plan;
    let bound = this.#standing.plain + tables.kind[kind]!;
    for (let s = 0; s < sums.length; s++) {
      const { curve, tables: added } = sums[s]!;
      bound += mostAt(curve, this.#standing.sums[s]! + open.sums[s]! + added.kind[kind]!);
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
