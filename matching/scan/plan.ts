/**
 * What one investor's search needs: for each facet a table by its codes, so that the tables of a row's codes add up to its
 * score or to more. Criteria of one facet are exact in it; sums are added first and judged by a curve; the rest is bounded.
 */
import type { MatchIndex } from '../build.ts';
import type { MostOfBackers, Summands } from '../criteria/form.ts';
import { INVESTOR_STOPS } from '../criteria/list.ts';
import type { Weights } from '../match.ts';
import { contributionOf, type Weighted, weighted } from '../score.ts';
import { type Curve, curveOf } from './curve.ts';
import { maximum, minimum } from './extremes.ts';
import { FACET_NAMES } from './facets.ts';
import type { Layout } from './layout.ts';
import { mostByBackers } from './most.ts';
import { addTo, type Facets, facetWith, sumOver, type Tables, tablesFor } from './tables.ts';

/** A criterion whose value is a curve over a sum of tables. */
export interface SumBound {
  /** Its terms lie in the plan's own tables; what is left of it here is the backers. */
  readonly isPlain: boolean;
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
  /** Criteria that ask who the backers are: exact for a row, bounded in `tables.self` by how many they are. */
  readonly late: readonly Weighted[];
  /** By code of `self`: what `late` was bounded by, and how many backers. */
  readonly lateMost: Float64Array;
  readonly backers: Uint32Array;
  /** Rows to ask one by one, whatever the tables say. */
  readonly few: ReadonlySet<number>;
}

/** @param criteria bound to `index`, the investor held still */
export function planFor(
  index: MatchIndex,
  layout: Layout,
  investor: number,
  criteria: readonly Weighted[],
  factors: Weights | undefined,
): Plan {
  const used = criteria.filter(isUsed);
  const few = used.flatMap(({ criterion: { form } }) => (form?.kind === 'FEW' ? form.rows(index, investor) : []));
  const late = used.filter(({ criterion, weight }) => criterion.form?.kind === 'BACKERS' && weight > 0);
  const samples = { ...index, startups: layout.samples };
  const bound = weighted(samples, { side: 'INVESTOR', row: investor }, factors).filter(isUsed);
  return { ...bounded(samples, layout.facets, investor, bound), late, few: new Set(few) };
}

function isUsed({ value, weight }: Weighted): boolean {
  return value !== null && weight !== 0;
}

function bounded(
  index: MatchIndex,
  facets: Facets,
  investor: number,
  criteria: readonly Weighted[],
): Omit<Plan, 'late' | 'few'> {
  const backers = backersOf(index, facets);
  const plan = { base: 0, tables: tablesFor(facets), sums: [] as SumBound[], ceilings: [] as Tables[] };
  const lateMost = new Float64Array(backers.length);
  for (const used of criteria) {
    const { form, bound } = used.criterion;
    if (form?.kind === 'FEW') continue;
    if (
      form?.kind === 'FIELDS' &&
      addTo(plan.tables, facets, form.fields, (row) => contributionOf(used, row, investor))
    )
      continue;
    const sum =
      form?.kind === 'SUM' && used.weight > 0
        ? sumBound(plan.tables, facets, backers, used, form.of(index, investor))
        : null;
    if (sum) {
      if (sum.ofBacker !== null || !sum.isPlain) plan.sums.push(sum);
    } else if (form?.kind === 'CEILING' && used.weight > 0)
      plan.ceilings.push(ceilingBound(index, facets, investor, used));
    else if (form?.kind === 'BACKERS' && used.weight > 0)
      addMost(lateMost, backers, used, form.most(index, investor, maximum(backers)));
    else plan.base += Math.abs(used.weight) * bound;
  }
  for (let code = 0; code < lateMost.length; code++) plan.tables.self[code]! += lateMost[code]!;
  stop(plan.tables, index, facets, investor);
  return { ...plan, lateMost, backers };
}

/** How many back the startups of each code of `self`. */
function backersOf({ startups }: MatchIndex, { self }: Facets): Uint32Array {
  const { starts } = startups.backers;
  return self.samples.map((row) => starts[row + 1]! - starts[row]!);
}

/** null when the terms do not fit the facets. */
function sumBound(
  plain: Tables,
  facets: Facets,
  backers: Uint32Array,
  { weight }: Weighted,
  { terms, ofBacker, most }: Summands,
): SumBound | null {
  if (!terms.every(({ fields }) => facetWith(facets, fields))) return null;
  const tables = tablesFor(facets);
  // Where the sum is the value, its terms lie with those of other criteria: their most together is less than the most of each.
  const scale = most === null ? weight : 1;
  for (const { fields, at } of terms) addTo(most === null ? plain : tables, facets, fields, (row) => scale * at(row));
  const mostOf = ofBacker && mostByBackers(ofBacker, maximum(backers));
  const backersMost = new Float64Array(backers.length);
  for (let code = 0; code < backers.length; code++) {
    backersMost[code] = mostOf?.[backers[code]!] ?? 0;
    tables.self[code]! += backersMost[code]!;
  }
  const drop = ofBacker === null ? 0 : maximum(backersMost) - maximum(backers) * Math.min(0, minimum(ofBacker));
  const low = sumOver(tables, minimum) - drop;
  const curve = curveOf((from, to) => weight * (most === null ? to : most(from, to)), low, sumOver(tables, maximum));
  return { isPlain: most === null, tables, ofBacker, backersMost, curve };
}

function ceilingBound(index: MatchIndex, facets: Facets, investor: number, { criterion, weight }: Weighted): Tables {
  const { form, bound } = criterion;
  const ceiling = form?.kind === 'CEILING' ? form.of(index, investor) : () => null;
  const tables = tablesFor(facets, weight * bound);
  for (const name of FACET_NAMES) {
    const most = ceiling(facets[name].fields, facets[name].samples);
    if (most !== null) for (let code = 0; code < most.length; code++) tables[name][code] = weight * most[code]!;
  }
  return tables;
}

function addMost(
  lateMost: Float64Array,
  backers: Uint32Array,
  { weight }: Weighted,
  most: ReturnType<MostOfBackers>,
): void {
  for (let code = 0; code < backers.length; code++)
    if (backers[code]! > 0) lateMost[code]! += weight * most(backers[code]!);
}

/** Where a hard criterion stops a whole code, its table says so. */
function stop(tables: Tables, { startups, investors }: MatchIndex, facets: Facets, row: number): void {
  const investor = investors.profiles[row]!;
  for (const { by } of INVESTOR_STOPS) {
    if (by === undefined) continue;
    addTo(tables, facets, by.fields, (sample) =>
      by.stops(startups.profiles[sample]!, investor) ? Number.NEGATIVE_INFINITY : 0,
    );
  }
}
