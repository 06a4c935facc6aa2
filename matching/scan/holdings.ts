/** Who holds which startups, as entries of the layout; and of those that somebody holds, where they lie. */
import type { StartupColumns } from '../encode.ts';
import { type Ragged, raggedFrom, rowOf } from '../ragged.ts';
import type { Order } from './layout.ts';

export interface Holdings {
  /** Entries from this one on have backers. */
  readonly first: number;
  /** Of entry `first + n`. */
  readonly place: Uint32Array;
  /** And who holds it. */
  readonly backers: Ragged;
  /** Investor i holds `held[starts[i] .. starts[i + 1])`, each `first` less than the entry. */
  readonly starts: Uint32Array;
  readonly held: Uint32Array;
}

export function holdingsOf({ backers, count }: StartupColumns, order: Order, places: number): Holdings {
  const { rows, starts, blocks } = order;
  const first = starts[blocks[places]!]!;
  const place = new Uint32Array(count - first);
  for (let field = places; field + 1 < blocks.length; field++)
    place.fill(field % places, starts[blocks[field]!]! - first, starts[blocks[field + 1]!]! - first);
  const held = rows.subarray(first);
  return { first, place, backers: backersOf(backers, held), ...byInvestor(backers, held) };
}

/** Those of the rows, one after another. */
function backersOf(backers: Ragged, rows: Uint32Array): Ragged {
  return raggedFrom(rows.length, (at) => rowOf(backers, rows[at]!));
}

/** @param rows by place: the number that stands for each */
function byInvestor({ starts, items }: Ragged, rows: Uint32Array): Pick<Holdings, 'starts' | 'held'> {
  let most = -1;
  for (const investor of items) most = Math.max(most, investor);
  const next = new Uint32Array(most + 3);
  for (const investor of items) next[investor + 2]! += 1;
  for (let at = 0; at + 1 < next.length; at++) next[at + 1]! += next[at]!;
  const held = new Uint32Array(items.length);
  rows.forEach((row, at) => {
    for (let item = starts[row]!; item < starts[row + 1]!; item++) held[next[items[item]! + 1]!++] = at;
  });
  return { starts: next.subarray(0, -1), held };
}
