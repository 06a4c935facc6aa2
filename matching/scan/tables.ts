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

/** By group, the most that its codes have; -Infinity where none has more. @param groupOf by code, below `groups` */
export function mostByGroup(table: Float64Array, groupOf: Uint32Array, groups: number): Float64Array {
  const most = new Float64Array(groups).fill(Number.NEGATIVE_INFINITY);
  for (let code = 0; code < table.length; code++) {
    const group = groupOf[code]!;
    if (table[code]! > most[group]!) most[group] = table[code]!;
  }
  return most;
}
