/** The tables that a search writes on. The next search wipes and uses them again: made anew for each, they keep the collector busy. */
import type { Layout } from './layout.ts';
import { Sheet } from './sheet.ts';
import type { Facets } from './tables.ts';

export class Desk {
  readonly #facets: Facets;
  readonly #sheets: Sheet[] = [];
  #taken = 0;
  #marks = new Uint8Array(0);

  constructor(facets: Facets) {
    this.#facets = facets;
  }

  /** All 0 at first. */
  sheet(): Sheet {
    const known = this.#sheets[this.#taken++];
    if (known === undefined) return this.#sheets[this.#sheets.push(new Sheet(this.#facets)) - 1]!;
    known.clear();
    return known;
  }

  /** One for each of so many, 0 at first. */
  marks(count: number): Uint8Array {
    if (this.#marks.length < count) this.#marks = new Uint8Array(count);
    return this.#marks;
  }

  clear(): void {
    this.#taken = 0;
    this.#marks.fill(0);
  }
}

const free = new WeakMap<Layout, Desk>();

/** A search within a search has a desk of its own. */
export function atDesk<Result>(layout: Layout, work: (desk: Desk) => Result): Result {
  const desk = free.get(layout) ?? new Desk(layout.facets);
  free.delete(layout);
  try {
    return work(desk);
  } finally {
    desk.clear();
    free.set(layout, desk);
  }
}
