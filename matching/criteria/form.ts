/** How a criterion's value depends on the startup while the investor is held still: what may be tabulated, added or bounded. */
import type { MatchIndex } from '../build.ts';
import type { Field } from '../encode.ts';

/** `backers` is how many hold it; who they are is a form of its own. `trade` is the first of the sectors. */
export type StartupField = Field | 'trade' | 'amount' | 'founded' | 'language' | 'backers';

export type Form =
  /** On these fields alone: equal fields, equal value. */
  | { readonly kind: 'FIELDS'; readonly fields: readonly StartupField[] }
  /** On a sum of such terms. */
  | { readonly kind: 'SUM'; readonly of: (index: MatchIndex, investor: number) => Summands }
  /** On an amount that place, trade (category and first sector) and call (round and size) have together. */
  | { readonly kind: 'CELLS'; readonly of: CellsOf }
  /** On who holds it already; NaN when nobody does. */
  | { readonly kind: 'BACKERS'; readonly of: (index: MatchIndex, investor: number) => BackerSum }
  /** NaN but for these rows. */
  | { readonly kind: 'FEW'; readonly rows: (index: MatchIndex, investor: number) => readonly number[] };

export interface Summands {
  readonly terms: readonly Term[];
  /** Added for each backer. */
  readonly ofBacker: OfBacker | null;
  /** The value of a sum; never falls. Null = the sum is the value. */
  readonly judged: ((sum: number) => number) | null;
}

export interface Term {
  readonly fields: readonly StartupField[];
  /** Adds what the term is for each of the startups to the number in the same place of `into`. */
  readonly addTo: (into: Float64Array, startups: Uint32Array) => void;
}

export interface OfBacker {
  /** By row of investor: 0 but for those `among`, each named once. */
  readonly each: Float32Array | Float64Array;
  readonly among: Uint32Array;
}

export interface BackerSum {
  /** Added for each backer. */
  readonly ofBacker: OfBacker;
  /** The highest value that such a sum may have; never falls. */
  readonly most: (sum: number) => number;
}

/** @param trades rows that show each trade there is; @param calls rows that show those calls that matter */
export type CellsOf = (index: MatchIndex, investor: number, trades: Uint32Array, calls: Uint32Array) => Cells;

/** Trades of one class have amounts that differ by their scale alone: amount = scale of the trade * share of its class. */
export interface Cells {
  readonly classes: number;
  /** By place in `trades`. */
  readonly classOf: Uint32Array;
  readonly scale: Float64Array;
  /** Writes to `into[class]` what no share in the place of that row exceeds, whatever the call. */
  readonly ceilings: (place: number, into: Float64Array) => void;
  /** The share of a class and a call in the place of that row. Cheap where the place is that of the call before. */
  readonly share: (place: number, of: number, call: number) => number;
  /** The value of an amount; never falls. */
  readonly valueOf: (amount: number) => number;
}
