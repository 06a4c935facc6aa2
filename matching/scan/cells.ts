/** What a criterion of cells adds at most, one place after another, together with what the call adds by itself. */
import type { Cells } from '../criteria/form.ts';
import { mostOfAmount } from './curve.ts';
import { mostByGroup } from './tables.ts';

/** The most that tables add, by call in the cells and by trade. */
interface Otherwise {
  readonly asks: Float64Array;
  readonly trades: Float64Array;
}

export class CellBounds {
  /** By trade: its class. By class: the most that it and the call add in the place last taken; before, what `highest` was told. */
  readonly classOf: Uint16Array;
  readonly ofClass: Float64Array;
  readonly #cells: Cells;
  readonly #steps: Float64Array;
  /** By call: what the table of asks adds at most. */
  readonly #asks: Float64Array;
  readonly #shares: Float64Array;
  /** By class: the highest scale, and the most that a trade adds otherwise. */
  readonly #scales: Float64Array;
  readonly #trades: Float64Array;
  readonly #ceilings: Float64Array;
  /** Of the place last taken: a row, and of which classes the shares are there. */
  #sample = -1;
  readonly #known: Uint8Array;

  /** @param steps the most that an amount adds */
  constructor(cells: Cells, steps: Float64Array, { asks, trades }: Otherwise, places: number) {
    this.#cells = cells;
    this.#steps = steps;
    this.#asks = asks;
    this.classOf = cells.classOf;
    this.ofClass = new Float64Array(cells.classes);
    this.#shares = new Float64Array(cells.classes * asks.length);
    this.#known = new Uint8Array(cells.classes);
    this.#scales = mostByGroup(cells.scale, cells.classOf, cells.classes);
    this.#trades = mostByGroup(trades, cells.classOf, cells.classes);
    this.#ceilings = new Float64Array(places * cells.classes);
  }

  /** @param sample a row of the place; @returns the most that a trade and any call add there, the trade's own table included */
  highest(place: number, sample: number): number {
    const { ofClass } = this;
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
    return this.#ceilings[place * this.ofClass.length + this.classOf[trade]!]!;
  }

  /** @param sample a row of the place */
  takePlace(sample: number): void {
    this.#sample = sample;
    this.#known.fill(0);
  }

  /** @returns the most that place and call add with any trade of the class */
  mostOfClass(of: number): number {
    if (this.#known[of] === 1) return this.ofClass[of]!;
    const width = this.#asks.length;
    this.#known[of] = 1;
    this.#cells.shares(this.#sample, of, this.#shares.subarray(of * width, (of + 1) * width));
    this.ofClass[of] = this.#mostOf(of);
    return this.ofClass[of]!;
  }

  /** What trade and call add there, once the most of the class was asked for. */
  added(trade: number, call: number): number {
    const share = this.#shares[this.classOf[trade]! * this.#asks.length + call]!;
    return mostOfAmount(this.#steps, this.#cells.scale[trade]! * share);
  }

  #mostOf(of: number): number {
    const width = this.#asks.length;
    let most = Number.NEGATIVE_INFINITY;
    for (let call = 0; call < width; call++) {
      const added = mostOfAmount(this.#steps, this.#scales[of]! * this.#shares[of * width + call]!) + this.#asks[call]!;
      if (added > most) most = added;
    }
    return most;
  }
}

/** Where no criterion is of cells. */
export function noCells(trades: number): Cells {
  return {
    classes: 1,
    classOf: new Uint16Array(trades),
    scale: new Float64Array(trades),
    ceilings: () => {},
    shares: () => {},
    valueOf: () => 0,
  };
}
