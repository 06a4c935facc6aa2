/**
 * The startups in the order in which a search walks them: by crowd, place, trade, kind, then row, with the codes of what they do,
 * ask and are beside. 16 bytes a row, 8 for each pair of place and trade that occurs, some samples, and 8 for each backed one and each backer of it.
 */
import { type StartupColumns, takeStartups } from '../encode.ts';
import { remembered } from '../remembered.ts';
import { CROWDS, crowdOf } from './crowd.ts';
import { type Coded, FACET_NAMES, type Facet, type FacetName, facetOf, type Groups, groupsOf } from './facets.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import { sortedBy, startsWhere } from './sorted.ts';

export interface Layout extends Order {
  /** Their samples are rows of `samples`. */
  readonly facets: Readonly<Record<FacetName, Facet>>;
  readonly groups: Groups;
  readonly samples: StartupColumns;
  /** By code of `self`: how many back its startups, and their crowd. */
  readonly backers: Uint32Array;
  readonly crowds: Uint32Array;
  /** The most that back one startup. */
  readonly largest: number;
  readonly holdings: Holdings;
}

export interface Order {
  /** By entry: which row it is, and three codes each: of kind, ask and self. */
  readonly rows: Uint32Array;
  readonly codes: Uint32Array;
  /** Blocks of one crowd, place and trade: block b is the entries `starts[b] .. starts[b + 1]`. */
  readonly starts: Uint32Array;
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
  const crowds = backers.map(crowdOf);
  return {
    ...found,
    ...order,
    backers,
    crowds,
    largest: backers.reduce((most, one) => Math.max(most, one), 0),
    holdings: holdingsOf(startups, order, of.place.facet.samples.length),
  };
}

/** @param trades by code of kind */
function orderOf(
  { all, backers }: StartupColumns,
  { place, kind, ask, self }: Record<FacetName, Coded>,
  trades: Uint32Array,
): Order {
  const places = place.facet.samples.length;
  const kinds = kind.facet.samples.length;
  const fieldOf = (row: number) =>
    crowdOf(backers.starts[row + 1]! - backers.starts[row]!) * places + place.codes[row]!;
  const byKind = sortedBy(all, kinds, (row) => kind.codes[row]!);
  const byTrade = sortedBy(byKind, kinds, (row) => trades[kind.codes[row]!]!);
  const rows = sortedBy(byTrade, CROWDS * places, fieldOf);
  const codes = new Uint32Array(3 * rows.length);
  for (let at = 0; at < rows.length; at++) {
    codes[3 * at] = kind.codes[rows[at]!]!;
    codes[3 * at + 1] = ask.codes[rows[at]!]!;
    codes[3 * at + 2] = self.codes[rows[at]!]!;
  }
  const tradeOf = (at: number) => trades[codes[3 * at]!]!;
  const starts = startsWhere(rows.length, (at) => fieldOf(rows[at]!) * kinds + tradeOf(at));
  const firsts = starts.subarray(0, -1);
  const blocks = new Uint32Array(CROWDS * places + 1);
  for (const first of firsts) blocks[fieldOf(rows[first]!) + 1]! += 1;
  for (let field = 0; field + 1 < blocks.length; field++) blocks[field + 1]! += blocks[field]!;
  return { rows, codes, starts, trade: firsts.map(tradeOf), blocks };
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
