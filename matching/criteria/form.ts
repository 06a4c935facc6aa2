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
  /** Added for each backer, by its row. */
  readonly ofBacker: Float32Array | Float64Array | null;
  /** The value of a sum; never falls. Null = the sum is the value. */
  readonly judged: ((sum: number) => number) | null;
}

export interface Term {
  readonly fields: readonly StartupField[];
  readonly at: (startup: number) => number;
}

export interface BackerSum {
  /** Added for each backer, by its row. */
  readonly ofBacker: Float32Array | Float64Array;
  /** The highest value that such a sum may have; never falls. */
  readonly most: (sum: number) => number;
}

/** @param trades rows that show each trade there is; @param calls rows that show those calls that matter */
export type CellsOf = (index: MatchIndex, investor: number, trades: Uint32Array, calls: Uint32Array) => Cells;

/** Trades of one class have amounts that differ by their scale alone: amount = scale of the trade * share of its class. */
export interface Cells {
  readonly classes: number;
  /** By place in `trades`. */
  readonly classOf: Uint16Array;
  readonly scale: Float64Array;
  /** Writes to `into[class]` what no share in the place of that row exceeds, whatever the call. */
  readonly ceilings: (place: number, into: Float64Array) => void;
  /** Writes the shares of a class in the place of that row, by call. Cheap where the place is that of the call before. */
  readonly shares: (place: number, of: number, into: Float64Array) => void;
  /** The value of an amount; never falls. */
  readonly valueOf: (amount: number) => number;
}
