/** Startups fall into few kinds by a few fields at a time: a code for each combination that occurs, and a row that shows it. */
import type { StartupField } from '../criteria/form.ts';
import type { StartupColumns } from '../encode.ts';
import { firstOf, type Ragged } from '../ragged.ts';

export const FACETS = {
  place: ['country', 'region'],
  kind: ['category', 'sector'],
  ask: ['round', 'size', 'amount'],
  self: ['founded', 'language', 'backers'],
} as const satisfies Record<string, readonly StartupField[]>;

/** What a criterion of cells reads of a facet: its codes fall into groups that are alike in these. */
export const GROUPS = { kind: ['category', 'trade'], ask: ['round', 'size'] } as const satisfies Partial<
  Record<keyof typeof FACETS, readonly StartupField[]>
>;

export type FacetName = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as FacetName[];

export interface Facet {
  readonly fields: readonly StartupField[];
  /** By code, the first row that has it. */
  readonly samples: Uint32Array;
  /** By field, the values that occur and which of them each code has. */
  readonly values: ReadonlyMap<StartupField, Values>;
}

/** What is alike in some fields, as codes from 0 in the order in which they occur. */
export interface Values {
  readonly samples: Uint32Array;
  readonly codes: Uint32Array;
}

/** A facet, and which of its codes each row has. */
export interface Coded {
  readonly facet: Facet;
  readonly codes: Uint32Array;
}

export interface Groups {
  readonly trades: Values;
  readonly calls: Values;
}

export function groupsOf(startups: StartupColumns, kind: Facet, ask: Facet): Groups {
  return {
    trades: valuesOf(startups, kind.samples, GROUPS.kind),
    calls: valuesOf(startups, ask.samples, GROUPS.ask),
  };
}

export function facetOf(startups: StartupColumns, name: FacetName): Coded {
  const fields = FACETS[name];
  const { samples, codes } = valuesOf(startups, startups.all, fields);
  const values = fields.map((field) => [field, valuesOf(startups, samples, [field])] as const);
  return { facet: { fields, samples, values: new Map(values) }, codes };
}

/** @returns codes by place in `rows`, samples as rows */
function valuesOf(startups: StartupColumns, rows: Uint32Array, fields: readonly StartupField[]): Values {
  const extend = fields.map((field) => extender(startups, field));
  const known = new Map<number, number>();
  const samples: number[] = [];
  const chain = new Chain();
  const codes = rows.map((row) => {
    const link = extend.reduce((at, by) => by(chain, at, row), 0);
    const code = known.get(link);
    if (code !== undefined) return code;
    known.set(link, samples.length);
    return samples.push(row) - 1;
  });
  return { samples: Uint32Array.from(samples), codes };
}

/** Sequences of numbers to numbers: equal sequences, equal link. */
class Chain {
  readonly #links = new Map<number, number>();

  /** @param item 0 .. 2^24 - 1 */
  after(link: number, item: number): number {
    const key = link * 2 ** 24 + item;
    const known = this.#links.get(key);
    if (known !== undefined) return known;
    this.#links.set(key, this.#links.size + 1);
    return this.#links.size;
  }
}

type Extend = (chain: Chain, link: number, row: number) => number;

function extender(startups: StartupColumns, field: StartupField): Extend {
  if (field === 'sector' || field === 'language') return listed(startups[field]);
  if (field === 'amount') return numbered((row) => startups.amountUsd[row]!);
  if (field === 'founded') return numbered((row) => startups.profiles[row]!.foundedYear);
  if (field === 'trade') return (chain, link, row) => chain.after(link, firstOf(startups.sector, row));
  const { starts } = startups.backers;
  if (field === 'backers') return (chain, link, row) => chain.after(link, starts[row + 1]! - starts[row]!);
  const column = startups[field];
  return (chain, link, row) => chain.after(link, column[row]!);
}

/** The length first, so that no list is the beginning of another. */
function listed({ starts, items }: Ragged): Extend {
  return (chain, link, row) => {
    let at = chain.after(link, starts[row + 1]! - starts[row]!);
    for (let item = starts[row]!; item < starts[row + 1]!; item++) at = chain.after(at, items[item]!);
    return at;
  };
}

/** Any values, numbered as they occur. */
function numbered(value: (row: number) => number | null): Extend {
  const numbers = new Map<number | null, number>();
  return (chain, link, row) => {
    const found = value(row);
    let number = numbers.get(found);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(found, number);
    }
    return chain.after(link, number);
  };
}
