/** The blocks of a field in the order in which they lie, and the entries of those that may enter by what needs little looking. */
import type { Rest } from './bounds.ts';
import type { Candidates } from './candidates.ts';
import { leastHope } from './hopeless.ts';
import type { Standing } from './standing.ts';
import type { Ground } from './walk.ts';

export class Gathering {
  readonly #ground: Ground;
  readonly #standing: Standing;
  readonly #into: Candidates;
  /** The most that calls add plainly. */
  readonly #asks: number;

  constructor(ground: Ground, standing: Standing, into: Candidates, asks: number) {
    this.#ground = ground;
    this.#standing = standing;
    this.#into = into;
    this.#asks = asks;
  }

  /** @param place where the standing is; @param open of the field's crowd */
  take(field: number, place: number, open: Rest): void {
    const { plan, layout, best, work } = this.#ground;
    const { blocks, trade } = layout;
    const { cells, trades } = plan;
    const standing = this.#standing;
    const end = blocks[field + 1]!;
    const least = leastHope(best) - standing.plain;
    const most = open.plain + this.#asks;
    work.blocks += end - blocks[field]!;
    for (let block = blocks[field]!; block < end; block++) {
      const of = trade[block]!;
      const known = cells.ceiling(place, of) + standing.mostOfSums(of, open);
      if (known + trades[of]! + most >= least) this.#entries(block, known + standing.plain);
    }
  }

  /** @param known what is known of all of them but for what kinds, asks and selves add plainly */
  #entries(block: number, known: number): void {
    const { plan, layout, best, work } = this.#ground;
    const { starts, codes } = layout;
    const { kind, ask, self } = plan.tables;
    const least = leastHope(best);
    const end = starts[block + 1]!;
    work.rows += end - starts[block]!;
    for (let entry = starts[block]!, at = 3 * entry; entry < end; entry++, at += 3) {
      const bound = known + kind[codes[at]!]! + ask[codes[at + 1]!]! + self[codes[at + 2]!]!;
      if (bound >= least) this.#into.add(entry, bound);
    }
  }
}
