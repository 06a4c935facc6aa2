/**
 * What one investor's search needs: for each facet a table by its codes, so that the tables of a row's codes add up to its
 * score or to more. Criteria of one facet are exact in it; sums are added first and judged by a curve; the rest is bounded.
 */
import { crestOf } from '../bends.ts';
import type { MatchIndex } from '../build.ts';
import type { Ceiling, StartupField, Summands } from '../criteria/form.ts';
import { INVESTOR_STOPS } from '../criteria/list.ts';
import type { Weights } from '../match.ts';
import { contributionOf, isUsed, mostUpTo, type Weighted, weighted } from '../score.ts';
import { type Curve, curveOf } from './curve.ts';
import type { Desk } from './desk.ts';
import { maximum, minimum } from './extremes.ts';
import { FACET_NAMES } from './facets.ts';
import { type LateTerm, lateMostOf, lateTerms } from './late.ts';
import type { Layout } from './layout.ts';
import { mostByBackers } from './most.ts';
import { addScaled, addTo, facetWith, sumOver, type Tables } from './tables.ts';

/** A criterion whose value is a curve over a sum of tables. */
export interface SumBound {
  readonly tables: Tables;
  readonly curve: Curve;
  /** Added for each backer; in `tables.self` stands the most that so many may add up to, and by its codes here. */
  readonly ofBacker: Float32Array | Float64Array | null;
  readonly backersMost: Float64Array;
}

export interface Plan {
  /** Alike in all startups. */
  readonly base: number;
  /** -Infinity = a hard criterion stops all of them. */
  readonly tables: Tables;
  readonly sums: readonly SumBound[];
  /** Criteria of which each facet tells an upper bound. */
  readonly ceilings: readonly Tables[];
  /** What depends on who the backers are: exact for a row, bounded in `tables.self` by how many they are. */
  readonly late: readonly ((row: number) => number)[];
  /** By code of `self`: what `late` was bounded by, and how many backers. */
  readonly lateMost: Float64Array;
  readonly backers: Uint32Array;
  /** Rows to ask one by one, whatever the tables say. */
  readonly few: ReadonlySet<number>;
}

/** Bends that vary less are bounded by the most they add anywhere. */
const FLAT = 0.05;

/** @param criteria bound to `index`, the investor held still; @param desk holds the plan's tables: it is good until the desk is cleared */
export function planFor(
  index: MatchIndex,
  layout: Layout,
  desk: Desk,
  investor: number,
  criteria: readonly Weighted[],
  factors: Weights | undefined,
): Plan {
  const used = criteria.filter(isKnown);
  const few = used.flatMap(({ criterion: { form } }) => (form?.kind === 'FEW' ? form.rows(index, investor) : []));
  const samples = { ...index, startups: layout.samples };
  const bound = weighted(samples, { side: 'INVESTOR', row: investor }, factors).filter(isKnown);
  const late = lateTerms(index, used, investor);
  return { ...new Planning(samples, desk, investor, late).planOf(bound), few: new Set(few) };
}

function isKnown(used: Weighted): boolean {
  return used.value !== null && isUsed(used);
}

/** One plan in the making. */
class Planning {
  readonly #index: MatchIndex;
  readonly #desk: Desk;
  readonly #investor: number;
  readonly #late: readonly LateTerm[];
  /** How many back the startups of each code of `self`. */
  readonly #backers: Uint32Array;
  readonly #tables: Tables;
  readonly #sums: SumBound[] = [];
  readonly #ceilings: Tables[] = [];
  #base = 0;

  constructor(index: MatchIndex, desk: Desk, investor: number, late: readonly LateTerm[]) {
    this.#index = index;
    this.#desk = desk;
    this.#investor = investor;
    this.#late = late;
    this.#backers = desk.backers(index.startups);
    this.#tables = desk.tables();
  }

  planOf(criteria: readonly Weighted[]): Omit<Plan, 'few'> {
    for (const used of criteria) this.#add(used);
    const lateMost = lateMostOf(this.#late, this.#backers);
    for (let code = 0; code < lateMost.length; code++) this.#tables.self[code]! += lateMost[code]!;
    this.#stop();
    return {
      base: this.#base,
      tables: this.#tables,
      sums: this.#sums,
      ceilings: this.#ceilings,
      late: this.#late.map(({ of }) => of),
      lateMost,
      backers: this.#backers,
    };
  }

  #add(used: Weighted): void {
    const { form, bound } = used.criterion;
    const isRising = used.weight >= 0;
    if (form?.kind === 'FEW' || (form?.kind === 'BACKERS' && isRising)) return;
    if (form?.kind === 'FIELDS' && this.#addFields(form.fields, used)) return;
    if (form?.kind === 'SUM' && isRising && this.#addSum(used, form.of(this.#index, this.#investor))) return;
    if (form?.kind === 'CEILING' && isRising) this.#addCeiling(used, form.of(this.#index, this.#investor));
    else this.#base += mostUpTo({ ...used, weight: Math.abs(used.weight) }, this.#investor)(bound);
  }

  #addFields(fields: readonly StartupField[], used: Weighted): boolean {
    return addTo(this.#tables, this.#desk.facets, fields, (row) => contributionOf(used, row, this.#investor));
  }

  /**
   * Where the sum is the value, its terms lie with those of other criteria, for their most together is less than the most of
   * each; its backers are told late, and what its bend adds is bounded apart. False when the terms do not fit the facets.
   */
  #addSum(used: Weighted, sum: Summands): boolean {
    const { facets } = this.#desk;
    if (!sum.terms.every(({ fields }) => facetWith(facets, fields))) return false;
    const tables = this.#desk.tables();
    for (const { fields, at } of sum.terms) addTo(tables, facets, fields, at);
    const { most } = sum;
    const highest = mostUpTo(used, this.#investor);
    if (most !== null) this.#addCurve(tables, sum.ofBacker, (from, to) => highest(most(from, to)));
    else {
      addScaled(this.#tables, tables, used.weight);
      this.#addBend(tables, sum.ofBacker, used);
    }
    return true;
  }

  #addBend(tables: Tables, ofBacker: Summands['ofBacker'], used: Weighted): void {
    if (used.bend === null) return;
    const crest = crestOf(used.bend, this.#investor);
    const [least, most] = [used.factor * crest[0]!, used.factor * crest.at(-1)!];
    const bends = mostUpTo({ ...used, weight: 0 }, this.#investor);
    if (most - least < FLAT) this.#base += most;
    else this.#addCurve(tables, ofBacker, (_, to) => bends(to));
  }

  /** @param tables of the terms: the most of the backers is added to them; @param judged the most at a sum in `from..to` */
  #addCurve(tables: Tables, ofBacker: Summands['ofBacker'], judged: (from: number, to: number) => number): void {
    const backers = this.#backers;
    const mostOf = ofBacker && mostByBackers(ofBacker, maximum(backers));
    const backersMost = new Float64Array(backers.length);
    for (let code = 0; code < backers.length; code++) {
      backersMost[code] = mostOf?.[backers[code]!] ?? 0;
      tables.self[code]! += backersMost[code]!;
    }
    const drop = ofBacker === null ? 0 : maximum(backersMost) - maximum(backers) * Math.min(0, minimum(ofBacker));
    const low = sumOver(tables, minimum) - drop;
    this.#sums.push({ tables, ofBacker, backersMost, curve: curveOf(judged, low, sumOver(tables, maximum)) });
  }

  #addCeiling(used: Weighted, ceiling: Ceiling): void {
    const highest = mostUpTo(used, this.#investor);
    const tables = this.#desk.tables(highest(used.criterion.bound));
    for (const name of FACET_NAMES) {
      const { fields, samples } = this.#desk.facets[name];
      const most = ceiling(fields, samples);
      if (most !== null) for (let code = 0; code < most.length; code++) tables[name][code] = highest(most[code]!);
    }
    this.#ceilings.push(tables);
  }

  /** Where a hard criterion stops a whole code, its table says so. */
  #stop(): void {
    const { startups, investors } = this.#index;
    const investor = investors.profiles[this.#investor]!;
    for (const { by } of INVESTOR_STOPS) {
      if (by === undefined) continue;
      addTo(this.#tables, this.#desk.facets, by.fields, (sample) =>
        by.stops(startups.profiles[sample]!, investor) ? Number.NEGATIVE_INFINITY : 0,
      );
    }
  }
}
