/**
 * What one investor's search needs: for each facet a table by its codes, so that the tables of a row's codes add up to its
 * score or to more. Criteria of one facet are exact in it; sums are added first and judged by a curve; the rest is bounded.
 */
import type { MatchIndex } from '../build.ts';
import type { Ceiling, StartupField, Summands } from '../criteria/form.ts';
import { INVESTOR_STOPS } from '../criteria/list.ts';
import { contributionOf, type Weighted } from '../score.ts';
import { type Curve, curveOf } from './curve.ts';
import { maximum, minimum } from './extremes.ts';
import { FACET_NAMES, type Facet, type FacetName } from './facets.ts';
import type { Layout } from './layout.ts';
import { mostByBackers } from './most.ts';

export type Tables = Readonly<Record<FacetName, Float64Array>>;

/** A criterion whose value is a curve over a sum of tables. */
export interface SumBound {
  readonly tables: Tables;
  readonly curve: Curve;
  /** Added for each backer; in `tables.self` stands the most that so many may add up to, and by code here. */
  readonly ofBacker: Float32Array | Float64Array | null;
  readonly backersMost: Float64Array;
}

/** A criterion of which each facet tells an upper bound. */
export type CeilingBound = Tables;

/** A criterion that asks who the backers are: exact for one row, bounded in `tables.self` by how many they are. */
export type Late = Weighted;

export interface Plan {
  /** Alike in all startups. */
  readonly base: number;
  /** -Infinity = a hard criterion stops all of them. */
  readonly tables: Tables;
  readonly sums: readonly SumBound[];
  readonly ceilings: readonly CeilingBound[];
  readonly late: readonly Late[];
  /** By code of `self`: what `late` was bounded by, and how many backers; both 0 without. */
  readonly lateMost: Float64Array;
  readonly backers: Uint32Array;
  /** Rows to ask one by one, whatever the tables say. */
  readonly few: ReadonlySet<number>;
}

export function planFor(index: MatchIndex, layout: Layout, investor: number, criteria: readonly Weighted[]): Plan {
  return new Drawn(index, layout, investor).with(criteria);
}

class Drawn {
  readonly #index: MatchIndex;
  readonly #facets: Layout['facets'];
  readonly #investor: number;
  readonly #tables: Tables;
  readonly #backers: Uint32Array;

  constructor(index: MatchIndex, { facets }: Layout, investor: number) {
    this.#index = index;
    this.#facets = facets;
    this.#investor = investor;
    this.#tables = this.#filled(0);
    const { starts } = index.startups.backers;
    this.#backers = facets.self.samples.map((row) => starts[row + 1]! - starts[row]!);
  }

  with(criteria: readonly Weighted[]): Plan {
    let base = 0;
    const sums: SumBound[] = [];
    const ceilings: CeilingBound[] = [];
    const late: Late[] = [];
    const few = new Set<number>();
    const lateMost = new Float64Array(this.#backers.length);
    for (const used of criteria) {
      if (used.value === null || used.weight === 0) continue;
      const { form, bound } = used.criterion;
      if (form?.kind === 'FEW') for (const row of form.rows(this.#index, this.#investor)) few.add(row);
      else if (form?.kind === 'SUM') {
        const sum = this.#sum(used, form.of(this.#index, this.#investor));
        if (sum === null) base += used.weight * bound;
        else sums.push(sum);
      } else if (form?.kind === 'CEILING') ceilings.push(this.#ceiling(used, form.of(this.#index, this.#investor)));
      else if (form?.kind === 'BACKERS') {
        const most = form.most(this.#index, this.#investor, maximum(this.#backers));
        this.#backers.forEach((count, code) => {
          if (count > 0) lateMost[code]! += used.weight * most(count);
        });
        late.push(used);
      } else if (form?.kind === 'FIELDS' && form.fields.length === 0) base += contributionOf(used, 0, this.#investor);
      else if (form?.kind !== 'FIELDS' || !this.#tabulate(used, form.fields)) base += used.weight * bound;
    }
    this.#stop();
    lateMost.forEach((most, code) => {
      this.#tables.self[code]! += most;
    });
    return { base, tables: this.#tables, sums, ceilings, late, lateMost, backers: this.#backers, few };
  }

  /** False when no facet has all the fields. */
  #tabulate(used: Weighted, fields: readonly StartupField[]): boolean {
    const name = this.#facetWith(fields);
    if (name === null) return false;
    addTo(this.#tables[name], this.#facets[name], fields, (row) => contributionOf(used, row, this.#investor));
    return true;
  }

  #sum({ weight }: Weighted, { terms, ofBacker, most }: Summands): SumBound | null {
    const tables = this.#filled(0);
    for (const { fields, at } of terms) {
      const name = this.#facetWith(fields);
      if (name === null) return null;
      addTo(tables[name], this.#facets[name], fields, at);
    }
    const mostOf = ofBacker && mostByBackers(ofBacker, maximum(this.#backers));
    const backersMost = Float64Array.from(this.#backers, (count) => mostOf?.[count] ?? 0);
    backersMost.forEach((added, code) => {
      tables.self[code]! += added;
    });
    const drop = ofBacker === null ? 0 : maximum(backersMost) - maximum(this.#backers) * Math.min(0, minimum(ofBacker));
    const low = sumOver(tables, minimum) - drop;
    const high = sumOver(tables, maximum);
    return { tables, ofBacker, backersMost, curve: curveOf((from, to) => weight * most(from, to), low, high) };
  }

  #ceiling({ weight, criterion }: Weighted, ceiling: Ceiling): CeilingBound {
    const tables = this.#filled(weight * criterion.bound);
    for (const name of FACET_NAMES) {
      const { fields, samples } = this.#facets[name];
      const most = ceiling(fields, samples);
      if (most !== null) for (let code = 0; code < most.length; code++) tables[name][code] = weight * most[code]!;
    }
    return tables;
  }

  /** Where a hard criterion stops a whole code, its table says so. */
  #stop(): void {
    const { startups, investors } = this.#index;
    const investor = investors.profiles[this.#investor]!;
    for (const { by } of INVESTOR_STOPS) {
      const name = by === undefined ? null : this.#facetWith(by.fields);
      if (name === null) continue;
      const value = (row: number) => (by!.stops(startups.profiles[row]!, investor) ? Number.NEGATIVE_INFINITY : 0);
      addTo(this.#tables[name], this.#facets[name], by!.fields, value);
    }
  }

  #facetWith(fields: readonly StartupField[]): FacetName | null {
    return FACET_NAMES.find((name) => holds(this.#facets[name], fields)) ?? null;
  }

  #filled(value: number): Tables {
    const tables = FACET_NAMES.map((name) => [name, new Float64Array(this.#facets[name].samples.length).fill(value)]);
    return Object.fromEntries(tables) as Tables;
  }
}

/** Adds a value that depends on the fields alone, asked once for each of their values. */
function addTo(
  table: Float64Array,
  facet: Facet,
  fields: readonly StartupField[],
  value: (row: number) => number,
): void {
  const single = fields.length === 1 ? facet.values.get(fields[0]!) : undefined;
  if (single === undefined) {
    for (let code = 0; code < table.length; code++) table[code]! += value(facet.samples[code]!);
    return;
  }
  const { samples, codes } = single;
  const values = new Float64Array(samples.length);
  for (let at = 0; at < values.length; at++) values[at] = value(samples[at]!);
  for (let code = 0; code < table.length; code++) table[code]! += values[codes[code]!]!;
}

function holds({ fields }: Facet, asked: readonly StartupField[]): boolean {
  return asked.every((field) => fields.includes(field));
}

function sumOver(tables: Tables, of: (table: Float64Array) => number): number {
  return FACET_NAMES.reduce((sum, name) => sum + of(tables[name]), 0);
}
