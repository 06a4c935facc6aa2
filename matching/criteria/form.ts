/** How a criterion's value depends on the startup while the investor is held still: what may be tabulated, added or bounded. */
import type { MatchIndex } from '../build.ts';
import type { Field } from '../encode.ts';

/** `backers` is how many hold it; who they are is a form of its own. */
export type StartupField = Field | 'amount' | 'founded' | 'language' | 'backers';

export type Form =
  /** On these fields alone: equal fields, equal value. */
  | { readonly kind: 'FIELDS'; readonly fields: readonly StartupField[] }
  /** On a sum of such terms. */
  | { readonly kind: 'SUM'; readonly of: (index: MatchIndex, investor: number) => Summands }
  /** On several fields in no simple way: the highest value among all startups that agree with a row in some of them. */
  | { readonly kind: 'CEILING'; readonly of: (index: MatchIndex, investor: number) => Ceiling }
  /** On who holds it already; NaN when nobody does. `most(n)`: the highest value among startups with n backers. */
  | { readonly kind: 'BACKERS'; readonly most: MostOfBackers }
  /** NaN but for these rows. */
  | { readonly kind: 'FEW'; readonly rows: (index: MatchIndex, investor: number) => readonly number[] };

export interface Summands {
  readonly terms: readonly Term[];
  /** Added for each backer, by its row. */
  readonly ofBacker: Float32Array | Float64Array | null;
  /** The highest value among sums in `low..high`; null = the sum is the value. */
  readonly most: ((low: number, high: number) => number) | null;
}

export interface Term {
  readonly fields: readonly StartupField[];
  readonly at: (startup: number) => number;
}

/** `largest` is the highest n it is asked for. */
export type MostOfBackers = (index: MatchIndex, investor: number, largest: number) => (backers: number) => number;

/** By place in `rows`: never below the value of any startup that has the same fields as that row; null = not known by these. */
export type Ceiling = (fields: readonly StartupField[], rows: Uint32Array) => Float64Array | null;
