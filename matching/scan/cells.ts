/** What a criterion of cells adds at most, one place after another, together with what the call adds by itself. */
import type { Cells } from '../criteria/form.ts';
import { mostOfAmount } from './curve.ts';
import { mostByGroup } from './tables.ts';

export class CellBounds {
  readonly #cells: Cells;
  readonly #steps: Float64Array;
  readonly #ofClass: Float64Array;
  /** By class: the highest scale, and the most that a trade adds otherwise. */
  readonly #scales: Float64Array;
  readonly #trades: Float64Array;
  readonly #ceilings: Float64Array;

  /** @param steps the most that an amount adds; @param trades the most that tables add, by trade */
  constructor(cells: Cells, steps: Float64Array, trades: Float64Array, places: number) {
    this.#cells = cells;
    this.#steps = steps;
    this.#ofClass = new Float64Array(cells.classes);
    this.#scales = mostByGroup(cells.scale, cells.classOf, cells.classes);
    this.#trades = mostByGroup(trades, cells.classOf, cells.classes);
    this.#ceilings = new Float64Array(places * cells.classes);
  }

  /** @param sample a row of the place; @returns the most that a trade and any call add there, the trade's own table included */
  highest(place: number, sample: number): number {
    const ofClass = this.#ofClass;
    this.#cells.ceilings(sample, ofClass);
    let most = Number.NEGATIVE_INFINITY;
    for (let of = 0; of < ofClass.length; of++) {
      const ceiling = mostOfAmount(this.#steps, this.#scales[of]! * ofClass[of]!);
      this.#ceilings[place * ofClass.length + of] = ceiling;
      if (this.#trades[of]! + ceiling > most) most = this.#trades[of]! + ceiling;
    }
    return most;
  }

  /** What a startup there adds at most without its call. `highest` must have been asked of the place. */
  ceiling(place: number, trade: number): number {
    return this.#ceilings[place * this.#cells.classes + this.#cells.classOf[trade]!]!;
  }

  /** What trade and call add there. @param sample a row of the place */
  added(sample: number, trade: number, call: number): number {
    const { classOf, scale } = this.#cells;
    return mostOfAmount(this.#steps, scale[trade]! * this.#cells.share(sample, classOf[trade]!, call));
  }
}

/** Where no criterion is of cells. */
export function noCells(trades: number): Cells {
  return {
    classes: 1,
    classOf: new Uint32Array(trades),
    scale: new Float64Array(trades),
    ceilings: () => {},
    share: () => 0,
    valueOf: () => 0,
  };
}
