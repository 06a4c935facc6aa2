/**
 * The startups in the order in which a search walks them: by place, within it by kind, then by row, with the codes of what
 * they ask and are beside. 12 bytes a row, 8 for each pair of place and kind that occurs, and some samples.
 */
import { type StartupColumns, takeStartups } from '../encode.ts';
import { type Coded, FACET_NAMES, type Facet, type FacetName, facetOf } from './facets.ts';

export interface Layout {
  /** Their samples are rows of `samples`. */
  readonly facets: Readonly<Record<FacetName, Facet>>;
  readonly samples: StartupColumns;
  /** Those whom nobody backs yet, and the others: of these it is asked who does, so their bounds are looser. */
  readonly alone: Segment;
  readonly backed: Segment;
}

export interface Segment {
  readonly rows: Uint32Array;
  /** Codes of the facets, in the order of `rows`. */
  readonly ask: Uint32Array;
  readonly self: Uint32Array;
  /** Runs of one place and kind: run r is `rows[starts[r] .. starts[r + 1])`. */
  readonly starts: Uint32Array;
  readonly kind: Uint32Array;
  /** The runs of place p are `runs[p] .. runs[p + 1]`. */
  readonly runs: Uint32Array;
}

const laidOut = new WeakMap<StartupColumns, Layout>();

/** Built once for the columns of an index: some seconds a million. */
export function layoutOf(startups: StartupColumns): Layout {
  const known = laidOut.get(startups);
  if (known) return known;
  const layout = layOut(startups);
  laidOut.set(startups, layout);
  return layout;
}

function layOut(startups: StartupColumns): Layout {
  const of = Object.fromEntries(FACET_NAMES.map((name) => [name, facetOf(startups, name)])) as Record<FacetName, Coded>;
  const { starts } = startups.backers;
  const isBacked = (row: number) => starts[row + 1]! > starts[row]!;
  return {
    ...gathered(startups, of),
    alone: segmentOf(
      startups.all.filter((row) => !isBacked(row)),
      of,
    ),
    backed: segmentOf(startups.all.filter(isBacked), of),
  };
}

function segmentOf(chosen: Uint32Array, { place, kind, ask, self }: Record<FacetName, Coded>): Segment {
  const byKind = sortedBy(chosen, kind.codes, kind.facet.samples.length);
  const rows = sortedBy(byKind, place.codes, place.facet.samples.length);
  return {
    rows,
    ask: rows.map((row) => ask.codes[row]!),
    self: rows.map((row) => self.codes[row]!),
    ...runsOf(rows, place.codes, kind.codes, place.facet.samples.length),
  };
}

/** All samples beside each other in columns of their own, so that tables are filled from few pages of memory. */
function gathered(startups: StartupColumns, of: Record<FacetName, Coded>): Pick<Layout, 'facets' | 'samples'> {
  const rows: number[] = [];
  const moved = (samples: Uint32Array) => samples.map((row) => rows.push(row) - 1);
  const facets = FACET_NAMES.map((name) => {
    const { fields, samples, values } = of[name].facet;
    const found = [...values].map(
      ([field, { samples, codes }]) => [field, { samples: moved(samples), codes }] as const,
    );
    return [name, { fields, samples: moved(samples), values: new Map(found) }];
  });
  return { facets: Object.fromEntries(facets) as Layout['facets'], samples: takeStartups(startups, rows) };
}

/** Stable counting sort. */
function sortedBy(rows: Uint32Array, codes: Uint32Array, values: number): Uint32Array {
  const next = new Uint32Array(values + 1);
  for (const row of rows) next[codes[row]! + 1]! += 1;
  for (let code = 0; code < values; code++) next[code + 1]! += next[code]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[next[codes[row]!]!++] = row;
  return sorted;
}

function runsOf(
  rows: Uint32Array,
  place: Uint32Array,
  kind: Uint32Array,
  places: number,
): Pick<Segment, 'starts' | 'kind' | 'runs'> {
  const starts: number[] = [];
  const runs = new Uint32Array(places + 1);
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    if (before !== undefined && place[before] === place[row] && kind[before] === kind[row]) return;
    runs[place[row]! + 1]! += 1;
    starts.push(at);
  });
  for (let p = 0; p < places; p++) runs[p + 1]! += runs[p]!;
  return {
    starts: Uint32Array.from([...starts, rows.length]),
    kind: Uint32Array.from(starts, (at) => kind[rows[at]!]!),
    runs,
  };
}
