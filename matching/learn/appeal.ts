/** How many investors a round of a kind draws anew, against the average round: ln ratios by round, by size, by backers, by what the startup is. */
import { decay } from '../calendar.ts';
import type { StartupColumns } from '../encode.ts';
import type { Edges } from './edges.ts';

export interface Appeal {
  readonly round: Float64Array;
  readonly size: Float64Array;
  /** By `backersClass`. A startup with many backers fills its rounds with them. */
  readonly backers: Float64Array;
  readonly category: Float64Array;
  readonly country: Float64Array;
  readonly region: Float64Array;
}

/** Highest codes. */
export type Highest = Readonly<Record<'round' | 'size' | 'category' | 'country' | 'region', number>>;

/** Pseudo-rounds of the average. */
const SHRINK = 20;

const BACKERS_BOUNDS = [0, 1, 2, 3, 5, 8, 12] as const;

/** 0 none, then 1, 2, 3, 4-5, 6-8, 9-12, more. */
export function backersClass(backers: number): number {
  const at = BACKERS_BOUNDS.findIndex((most) => backers <= most);
  return at < 0 ? BACKERS_BOUNDS.length : at;
}

export function learnAppeal(edges: Edges, startups: StartupColumns, highest: Highest, halfLifeYears: number): Appeal {
  const drawn = (codes: ArrayLike<number>, values: number) => ratios(edges, codes, values, halfLifeYears);
  const shown = (column: Uint16Array) => Uint16Array.from(edges.startup, (row) => (row < 0 ? 0 : column[row]!));
  return {
    round: drawn(edges.round, highest.round),
    size: drawn(edges.size, highest.size),
    backers: drawn(backersBefore(edges), BACKERS_BOUNDS.length),
    category: drawn(shown(startups.category), highest.category),
    country: drawn(shown(startups.country), highest.country),
    region: drawn(shown(startups.region), highest.region),
  };
}

/** By edge: the class of how many held the startup before its deal. */
function backersBefore(edges: Edges): Uint8Array {
  const held = new Map<string, number>();
  const classes = new Uint8Array(edges.count);
  for (let start = 0, end = 0; start < edges.count; start = end) {
    while (end < edges.count && edges.deal[end] === edges.deal[start]) end++;
    const { startupId } = edges.deal[start]!;
    const before = held.get(startupId) ?? 0;
    classes.fill(backersClass(before), start, end);
    held.set(startupId, before + edges.first.subarray(start, end).reduce((sum, one) => sum + one, 0));
  }
  return classes;
}

function ratios(edges: Edges, codes: ArrayLike<number>, values: number, halfLifeYears: number): Float64Array {
  const joined = new Float64Array(values + 1);
  const deals = new Float64Array(values + 1);
  for (let e = 0; e < edges.count; e++) {
    const weight = decay(edges.age[e]!, halfLifeYears);
    joined[codes[e]!]! += edges.first[e]! * weight;
    if (e === 0 || edges.deal[e] !== edges.deal[e - 1]) deals[codes[e]!]! += weight;
  }
  const all = sum(joined) / (sum(deals) || 1);
  return joined.map((n, code) => (all === 0 ? 0 : Math.log((n + SHRINK * all) / ((deals[code]! + SHRINK) * all))));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
