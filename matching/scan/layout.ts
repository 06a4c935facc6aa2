/**
 * The startups in the order in which a search walks them: by crowd, place, trade, kind, then row, with the codes of what they ask
 * and are beside. 12 bytes a row, 8 for each pair of place and kind that occurs, some samples, and 10 for each backer of one.
 */
import { type StartupColumns, takeStartups } from '../encode.ts';
import { remembered } from '../remembered.ts';
import { CROWDS, crowdOf } from './crowd.ts';
import { type Coded, FACET_NAMES, type Facet, type FacetName, facetOf, type Groups, groupsOf } from './facets.ts';
import { type Holdings, holdingsOf } from './holdings.ts';

export interface Layout extends Order {
  /** Their samples are rows of `samples`. */
  readonly facets: Readonly<Record<FacetName, Facet>>;
  readonly groups: Groups;
  readonly samples: StartupColumns;
  /** By code of `self`: how many back its startups, and their crowd. */
  readonly backers: Uint32Array;
  readonly crowds: Uint8Array;
  readonly holdings: Holdings;
}

export interface Order {
  /** Three numbers each: row, code of ask, code of self. */
  readonly entries: Uint32Array;
  /** Runs of one crowd, place and kind: run r is the entries `starts[r] .. starts[r + 1]`. */
  readonly starts: Uint32Array;
  readonly kind: Uint32Array;
  /** Blocks of one crowd, place and trade: block b is the runs `runs[b] .. runs[b + 1]`. */
  readonly runs: Uint32Array;
  readonly trade: Uint32Array;
  /** Fields f of one crowd and place, crowd * places + place, are the blocks `blocks[f] .. blocks[f + 1]`. */
  readonly blocks: Uint32Array;
}

const laidOut = remembered<StartupColumns, Layout>();

/** Built once for the columns of an index: some seconds a million. */
export function layoutOf(startups: StartupColumns): Layout {
  return laidOut(startups, () => layOut(startups));
}

function layOut(startups: StartupColumns): Layout {
  const of = Object.fromEntries(FACET_NAMES.map((name) => [name, facetOf(startups, name)])) as Record<FacetName, Coded>;
  const found = gathered(startups, of);
  const order = orderOf(startups, of, found.groups.trades.codes);
  const { starts } = startups.backers;
  const backers = of.self.facet.samples.map((row) => starts[row + 1]! - starts[row]!);
  const crowds = Uint8Array.from(backers, crowdOf);
  return { ...found, ...order, backers, crowds, holdings: holdingsOf(startups, order, of.place.facet.samples.length) };
}

/** @param trades by code of kind */
function orderOf(
  { all, backers: { starts } }: StartupColumns,
  { place, kind, ask, self }: Record<FacetName, Coded>,
  trades: Uint32Array,
): Order {
  const places = place.facet.samples.length;
  const kinds = kind.facet.samples.length;
  const fieldOf = (row: number) => crowdOf(starts[row + 1]! - starts[row]!) * places + place.codes[row]!;
  const byKind = sortedBy(all, kinds, (row) => kind.codes[row]!);
  const byTrade = sortedBy(byKind, kinds, (row) => trades[kind.codes[row]!]!);
  const rows = sortedBy(byTrade, CROWDS * places, fieldOf);
  const entries = new Uint32Array(3 * rows.length);
  for (let at = 0; at < rows.length; at++) {
    entries[3 * at] = rows[at]!;
    entries[3 * at + 1] = ask.codes[rows[at]!]!;
    entries[3 * at + 2] = self.codes[rows[at]!]!;
  }
  const runStarts = startsWhere(rows.length, (at) => fieldOf(rows[at]!) * kinds + kind.codes[rows[at]!]!);
  const firsts = runStarts.subarray(0, -1).map((at) => rows[at]!);
  const kindOf = firsts.map((row) => kind.codes[row]!);
  const runs = startsWhere(firsts.length, (run) => fieldOf(firsts[run]!) * kinds + trades[kindOf[run]!]!);
  const blocks = new Uint32Array(CROWDS * places + 1);
  for (const run of runs.subarray(0, -1)) blocks[fieldOf(firsts[run]!) + 1]! += 1;
  for (let field = 0; field + 1 < blocks.length; field++) blocks[field + 1]! += blocks[field]!;
  const trade = runs.subarray(0, -1).map((run) => trades[kindOf[run]!]!);
  return { entries, starts: runStarts, kind: kindOf, runs, trade, blocks };
}

/** All samples beside each other in columns of their own, so that tables are filled from few pages of memory. */
function gathered(
  startups: StartupColumns,
  of: Record<FacetName, Coded>,
): Pick<Layout, 'facets' | 'groups' | 'samples'> {
  const rows: number[] = [];
  const moved = (samples: Uint32Array) => samples.map((row) => rows.push(row) - 1);
  const { trades, calls } = groupsOf(startups, of.kind.facet, of.ask.facet);
  const facets = FACET_NAMES.map((name) => {
    const { fields, samples, values } = of[name].facet;
    const found = [...values].map(
      ([field, { samples, codes }]) => [field, { samples: moved(samples), codes }] as const,
    );
    return [name, { fields, samples: moved(samples), values: new Map(found) }];
  });
  const groups = {
    trades: { samples: moved(trades.samples), codes: trades.codes },
    calls: { samples: moved(calls.samples), codes: calls.codes },
  };
  return { facets: Object.fromEntries(facets) as Layout['facets'], groups, samples: takeStartups(startups, rows) };
}

/** Stable counting sort by codes below `codes`. */
function sortedBy(rows: Uint32Array, codes: number, codeOf: (row: number) => number): Uint32Array {
  const next = new Uint32Array(codes + 1);
  for (const row of rows) next[codeOf(row) + 1]! += 1;
  for (let code = 0; code < codes; code++) next[code + 1]! += next[code]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[next[codeOf(row)]!++] = row;
  return sorted;
}

/** Where the key changes, from 0 on, and the end. */
function startsWhere(count: number, keyOf: (at: number) => number): Uint32Array {
  const starts: number[] = [];
  for (let at = 0; at < count; at++) if (at === 0 || keyOf(at) !== keyOf(at - 1)) starts.push(at);
  return Uint32Array.from([...starts, count]);
}
