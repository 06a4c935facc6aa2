/** What criteria add, told by the values of single fields: few numbers, spread over the many codes of the facets once all are known. */
import type { StartupField, Term } from '../criteria/form.ts';
import { maximum, minimum } from './extremes.ts';
import { FACET_NAMES } from './facets.ts';
import { addScaled, type Column, type Part, partOf, spreadPart, sumIn } from './sheet.parts.ts';
import { type Facets, type Tables, tablesFor } from './tables.ts';

export class Sheet {
  readonly #tables: Tables;
  readonly #parts: readonly Part[];
  readonly #constant = new Float64Array(1);

  constructor(facets: Facets) {
    this.#tables = tablesFor(facets);
    this.#parts = FACET_NAMES.map((name) => partOf(facets[name], this.#tables[name]));
  }

  clear(): void {
    this.#constant[0] = 0;
    for (const part of this.#parts) {
      for (const { added } of part.used.splice(0)) added.fill(0);
      part.table.fill(0);
      part.isJoint = false;
    }
  }

  /** Adds what depends on fields that a facet has, asked once for each of their values. */
  add(fields: readonly StartupField[], addTo: Term['addTo']): void {
    if (fields.length === 0) addTo(this.#constant, this.#parts[0]!.facet.samples);
    else if (fields.length > 1) addTo(...this.#together(fields));
    else {
      const column = this.#column(fields[0]!);
      addTo(column.added, column.values.samples);
    }
  }

  /** The same by a value. */
  addEach(fields: readonly StartupField[], value: (sample: number) => number): void {
    this.add(fields, (into, samples) => {
      for (let at = 0; at < into.length; at++) into[at]! += value(samples[at]!);
    });
  }

  /** Adds each number of another sheet that is not spread yet, times `scale`. */
  addSheet(other: Sheet, scale: number): void {
    addScaled(this.#constant, other.#constant, scale);
    for (const { facet, table, isJoint, used } of other.#parts) {
      for (const { field, added } of used) addScaled(this.#column(field).added, added, scale);
      if (isJoint) addScaled(this.#together(facet.fields)[0], table, scale);
    }
  }

  /** What stands of one startup in a sheet that is not spread, by its codes. */
  at(place: number, kind: number, ask: number, self: number): number {
    const [ofPlace, ofKind, ofAsk, ofSelf] = this.#parts as [Part, Part, Part, Part];
    return this.#constant[0]! + sumIn(ofPlace, place) + sumIn(ofKind, kind) + sumIn(ofAsk, ask) + sumIn(ofSelf, self);
  }

  /** What a startup has in a sheet that is not spread at least and at most, as if all values occurred together. */
  range(): readonly [number, number] {
    const numbers = this.#parts.flatMap(({ used }) => used.map(({ added }) => added));
    for (const { table, isJoint } of this.#parts) if (isJoint) numbers.push(table);
    const total = (of: (numbers: Float64Array) => number) =>
      numbers.reduce((sum, own) => sum + of(own), this.#constant[0]!);
    return [total(minimum), total(maximum)];
  }

  /** One number for each code of each facet. To be asked once, when all is added. */
  spread(): Tables {
    for (const part of this.#parts) spreadPart(part);
    const { place } = this.#tables;
    for (let code = 0; code < place.length; code++) place[code]! += this.#constant[0]!;
    return this.#tables;
  }

  #column(field: StartupField): Column {
    const part = this.#parts.find(({ facet }) => facet.values.has(field))!;
    const column = part.columns.find((one) => one.field === field)!;
    if (!part.used.includes(column)) part.used.push(column);
    return column;
  }

  #together(fields: readonly StartupField[]): [Float64Array, Uint32Array] {
    const part = this.#parts.find(({ facet }) => fields.every((field) => facet.values.has(field)))!;
    part.isJoint = true;
    return [part.table, part.facet.samples];
  }
}
