/** The parts of a sheet, a facet each. */
import type { StartupField } from '../criteria/form.ts';
import type { Facet, Values } from './facets.ts';

/** The values of a field, and what each adds. */
export interface Column {
  readonly field: StartupField;
  readonly values: Values;
  readonly added: Float64Array;
}

/** What one facet has. */
export interface Part {
  readonly facet: Facet;
  /** By code, what depends on several fields together; once spread, all. */
  readonly table: Float64Array;
  isJoint: boolean;
  readonly columns: readonly Column[];
  /** Those of the columns that hold anything. */
  readonly used: Column[];
}

export function partOf(facet: Facet, table: Float64Array): Part {
  return { facet, table, isJoint: false, columns: columnsFor(facet), used: [] };
}

function columnsFor({ values }: Facet): Column[] {
  return Array.from(values, ([field, own]) => ({ field, values: own, added: new Float64Array(own.samples.length) }));
}

/** What a code of a part that is not spread has. */
export function sumIn({ table, isJoint, used }: Part, code: number): number {
  let sum = isJoint ? table[code]! : 0;
  for (let n = 0; n < used.length; n++) sum += used[n]!.added[used[n]!.values.codes[code]!]!;
  return sum;
}

/** Adds what the columns hold to the table. Two at once: each of its numbers is read and written half as often. */
export function spreadPart({ table, used }: Part): void {
  for (let n = 0; n < used.length; n += 2) addSpread(table, used[n]!, used[n + 1] ?? null);
}

function addSpread(into: Float64Array, a: Column, b: Column | null): void {
  const [first, firstOf] = [a.added, a.values.codes];
  if (b === null) for (let code = 0; code < into.length; code++) into[code]! += first[firstOf[code]!]!;
  else {
    const [second, secondOf] = [b.added, b.values.codes];
    for (let code = 0; code < into.length; code++) into[code]! += first[firstOf[code]!]! + second[secondOf[code]!]!;
  }
}

export function addScaled(into: Float64Array, from: Float64Array, scale: number): void {
  for (let at = 0; at < into.length; at++) into[at]! += scale * from[at]!;
}
