/** Startups fall into few kinds by a few fields at a time: a code for each combination that occurs, and a row that shows it. */
import type { StartupField } from '../criteria/form.ts';
import type { StartupColumns } from '../encode.ts';
import type { Ragged } from '../ragged.ts';

export const FACETS = {
  place: ['country', 'region'],
  kind: ['category', 'sector'],
  ask: ['round', 'size', 'amount'],
  self: ['founded', 'language', 'backers'],
} as const satisfies Record<string, readonly StartupField[]>;

export type FacetName = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as FacetName[];

export interface Facet {
  readonly fields: readonly StartupField[];
  /** By code, the first row that has it. */
  readonly samples: Uint32Array;
}

/** @returns the code of each row, numbered from 0 as they occur */
export function facetOf(
  startups: StartupColumns,
  fields: readonly StartupField[],
): { facet: Facet; codes: Uint32Array } {
  const extend = fields.map((field) => extender(startups, field));
  const codes = new Uint32Array(startups.count);
  const known = new Map<number, number>();
  const samples: number[] = [];
  const chain = new Chain();
  for (let row = 0; row < startups.count; row++) {
    let link = 0;
    for (const by of extend) link = by(chain, link, row);
    let code = known.get(link);
    if (code === undefined) {
      code = samples.push(row) - 1;
      known.set(link, code);
    }
    codes[row] = code;
  }
  return { facet: { fields, samples: Uint32Array.from(samples) }, codes };
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
