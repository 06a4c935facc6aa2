/** Who holds which startups, as entries of the layout; and of those that somebody holds, where they lie. */
import type { StartupColumns } from '../encode.ts';
import type { Order } from './layout.ts';

export interface Holdings {
  /** Entries from this one on have backers. */
  readonly first: number;
  /** Of entry `first + n`: its run and its place. */
  readonly run: Uint32Array;
  readonly place: Uint32Array;
  /** Investor i holds `held[starts[i] .. starts[i + 1])`, each `first` less than the entry. */
  readonly starts: Uint32Array;
  readonly held: Uint32Array;
}

export function holdingsOf({ backers, count }: StartupColumns, order: Order, places: number): Holdings {
  const { entries, starts, runs, blocks } = order;
  const firstRun = runs[blocks[places]!]!;
  const first = starts[firstRun]!;
  const run = new Uint32Array(count - first);
  const place = new Uint32Array(count - first);
  for (let field = places; field + 1 < blocks.length; field++) {
    for (let r = runs[blocks[field]!]!; r < runs[blocks[field + 1]!]!; r++) {
      run.fill(r, starts[r]! - first, starts[r + 1]! - first);
      place.fill(field % places, starts[r]! - first, starts[r + 1]! - first);
    }
  }
  const rows = Array.from(run, (_, at) => entries[3 * (first + at)]!);
  return { first, run, place, ...byInvestor(backers, rows) };
}

/** @param rows by place: the number that stands for each */
function byInvestor(
  { starts, items }: StartupColumns['backers'],
  rows: readonly number[],
): Pick<Holdings, 'starts' | 'held'> {
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
