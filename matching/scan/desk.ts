/** The tables that a search writes on. The next search wipes and uses them again: made anew for each, they keep the collector busy. */
import type { Layout } from './layout.ts';
import { type Facets, type Tables, tablesFor } from './tables.ts';

export class Desk {
  readonly #facets: Facets;
  readonly #tables: Tables[] = [];
  #taken = 0;
  #marks = new Uint8Array(0);

  constructor(facets: Facets) {
    this.#facets = facets;
  }

  /** One number for each code of each facet, 0 at first. */
  tables(): Tables {
    const known = this.#tables[this.#taken++];
    if (known === undefined) return this.#tables[this.#tables.push(tablesFor(this.#facets)) - 1]!;
    for (const table of Object.values(known)) table.fill(0);
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
