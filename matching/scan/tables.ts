/** One number for each code of each facet. */
import type { StartupField } from '../criteria/form.ts';
import { FACET_NAMES, type Facet, type FacetName } from './facets.ts';

export type Facets = Readonly<Record<FacetName, Facet>>;
export type Tables = Readonly<Record<FacetName, Float64Array>>;

export function tablesFor(facets: Facets): Tables {
  const tables = FACET_NAMES.map((name) => [name, new Float64Array(facets[name].samples.length)]);
  return Object.fromEntries(tables) as Tables;
}

/** The facet that has all the fields. */
export function facetWith(facets: Facets, fields: readonly StartupField[]): FacetName | null {
  return FACET_NAMES.find((name) => fields.every((field) => facets[name].fields.includes(field))) ?? null;
}

/**
 * Adds a value that depends on the fields alone, asked once for each of their values where there is one field.
 * @returns false when no facet has them all
 */
export function addTo(
  tables: Tables,
  facets: Facets,
  fields: readonly StartupField[],
  value: (sample: number) => number,
): boolean {
  const name = facetWith(facets, fields);
  if (name === null) return false;
  const table = tables[name];
  const single = fields.length === 1 ? facets[name].values.get(fields[0]!) : undefined;
  const values = valuesOf(single?.samples ?? facets[name].samples, value);
  if (single === undefined) for (let code = 0; code < table.length; code++) table[code]! += values[code]!;
  else for (let code = 0; code < table.length; code++) table[code]! += values[single.codes[code]!]!;
  return true;
}

function valuesOf(samples: Uint32Array, value: (sample: number) => number): Float64Array {
  const values = new Float64Array(samples.length);
  for (let at = 0; at < values.length; at++) values[at] = value(samples[at]!);
  return values;
}

/** Adds each number of other tables, times `scale`. */
export function addScaled(tables: Tables, other: Tables, scale: number): void {
  for (const name of FACET_NAMES) {
    const [into, from] = [tables[name], other[name]];
    for (let code = 0; code < into.length; code++) into[code]! += scale * from[code]!;
  }
}

/** The least or the most that a row's tables add up to. */
export function sumOver(tables: Tables, of: (table: Float64Array) => number): number {
  return FACET_NAMES.reduce((sum, name) => sum + of(tables[name]), 0);
}

/** By group, the most that its codes have; -Infinity where none has more. @param groupOf by code, below `groups` */
export function mostByGroup(table: Float64Array, groupOf: ArrayLike<number>, groups: number): Float64Array {
  const most = new Float64Array(groups).fill(Number.NEGATIVE_INFINITY);
  for (let code = 0; code < table.length; code++) {
    const group = groupOf[code]!;
    if (table[code]! > most[group]!) most[group] = table[code]!;
  }
  return most;
}
