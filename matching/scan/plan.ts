/**
 * What one investor's search needs: for each facet a table by its codes, so that the tables of a row's codes add up to its
 * score or to more. Criteria of one facet are exact in it; sums are added first and judged by a curve; the rest is bounded.
 */
import type { MatchIndex } from '../build.ts';
import type { StartupField, Summands } from '../criteria/form.ts';
import { INVESTOR_STOPS } from '../criteria/list.ts';
import type { Weights } from '../match.ts';
import { contributionOf, isUsed, mostUpTo, type Weighted, weighted } from '../score.ts';
import { type Curve, curveOf } from './curve.ts';
import { maximum, minimum } from './extremes.ts';
import { FACET_NAMES } from './facets.ts';
import { type LateTerm, lateMostOf, lateTerms } from './late.ts';
import type { Layout } from './layout.ts';
import { mostByBackers } from './most.ts';
import { addScaled, addTo, type Facets, facetWith, sumOver, type Tables, tablesFor } from './tables.ts';

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

/** @param criteria bound to `index`, the investor held still */
export function planFor(
  index: MatchIndex,
  layout: Layout,
  investor: number,
  criteria: readonly Weighted[],
  factors: Weights | undefined,
): Plan {
  const used = criteria.filter(isKnown);
  const few = used.flatMap(({ criterion: { form } }) => (form?.kind === 'FEW' ? form.rows(index, investor) : []));
  const samples = { ...index, startups: layout.samples };
  const bound = weighted(samples, { side: 'INVESTOR', row: investor }, factors).filter(isKnown);
  return { ...bounded(samples, layout.facets, investor, bound, lateTerms(index, used, investor)), few: new Set(few) };
}

function isKnown(used: Weighted): boolean {
  return used.value !== null && isUsed(used);
}

function bounded(
  index: MatchIndex,
  facets: Facets,
  investor: number,
  criteria: readonly Weighted[],
  late: readonly LateTerm[],
): Omit<Plan, 'few'> {
  const backers = backersOf(index, facets);
  const plan = { base: 0, tables: tablesFor(facets), sums: [] as SumBound[], ceilings: [] as Tables[] };
  for (const used of criteria) {
    const { form, bound } = used.criterion;
    const isRising = used.weight >= 0;
    if (form?.kind === 'FEW' || (form?.kind === 'BACKERS' && isRising)) continue;
    if (form?.kind === 'FIELDS' && addFields(plan.tables, facets, form.fields, used, investor)) continue;
    const sums =
      form?.kind === 'SUM' && isRising ? sumBounds(plan.tables, facets, backers, used, index, investor) : null;
    if (sums) plan.sums.push(...sums);
    else if (form?.kind === 'CEILING' && isRising) plan.ceilings.push(ceilingBound(index, facets, investor, used));
    else plan.base += mostUpTo({ ...used, weight: Math.abs(used.weight) }, investor)(bound);
  }
  const lateMost = lateMostOf(late, backers);
  for (let code = 0; code < lateMost.length; code++) plan.tables.self[code]! += lateMost[code]!;
  stop(plan.tables, index, facets, investor);
  return { ...plan, late: late.map(({ of }) => of), lateMost, backers };
}

/** How many back the startups of each code of `self`. */
function backersOf({ startups }: MatchIndex, { self }: Facets): Uint32Array {
  const { starts } = startups.backers;
  return self.samples.map((row) => starts[row + 1]! - starts[row]!);
}

function addFields(
  tables: Tables,
  facets: Facets,
  fields: readonly StartupField[],
  used: Weighted,
  investor: number,
): boolean {
  return addTo(tables, facets, fields, (row) => contributionOf(used, row, investor));
}

/**
 * Where the sum is the value, its terms lie with those of other criteria, for their most together is less than the most of
 * each; its backers are told late, and what its bend adds is bounded apart. null when the terms do not fit the facets.
 */
function sumBounds(
  plain: Tables,
  facets: Facets,
  backers: Uint32Array,
  used: Weighted,
  index: MatchIndex,
  investor: number,
): SumBound[] | null {
  const { form } = used.criterion;
  const sum = form?.kind === 'SUM' ? form.of(index, investor) : null;
  if (sum === null || !sum.terms.every(({ fields }) => facetWith(facets, fields))) return null;
  const { weight } = used;
  const { most } = sum;
  const highest = mostUpTo(used, investor);
  if (most !== null) return [sumBound(termTables(facets, sum), backers, sum, (from, to) => highest(most(from, to)))];
  const tables = termTables(facets, sum);
  addScaled(plain, tables, weight);
  const bends = mostUpTo({ ...used, weight: 0 }, investor);
  return used.bend ? [sumBound(tables, backers, sum, (_, to) => bends(to))] : [];
}

function termTables(facets: Facets, { terms }: Summands): Tables {
  const tables = tablesFor(facets);
  for (const { fields, at } of terms) addTo(tables, facets, fields, at);
  return tables;
}

/** @param tables of the terms: the most of the backers is added to them; @param judged the most at a sum in `from..to` */
function sumBound(
  tables: Tables,
  backers: Uint32Array,
  { ofBacker }: Summands,
  judged: (from: number, to: number) => number,
): SumBound {
  const mostOf = ofBacker && mostByBackers(ofBacker, maximum(backers));
  const backersMost = new Float64Array(backers.length);
  for (let code = 0; code < backers.length; code++) {
    backersMost[code] = mostOf?.[backers[code]!] ?? 0;
    tables.self[code]! += backersMost[code]!;
  }
  const drop = ofBacker === null ? 0 : maximum(backersMost) - maximum(backers) * Math.min(0, minimum(ofBacker));
  const low = sumOver(tables, minimum) - drop;
  return { tables, ofBacker, backersMost, curve: curveOf(judged, low, sumOver(tables, maximum)) };
}

function ceilingBound(index: MatchIndex, facets: Facets, investor: number, used: Weighted): Tables {
  const { form, bound } = used.criterion;
  const highest = mostUpTo(used, investor);
  const ceiling = form?.kind === 'CEILING' ? form.of(index, investor) : () => null;
  const tables = tablesFor(facets, highest(bound));
  for (const name of FACET_NAMES) {
    const most = ceiling(facets[name].fields, facets[name].samples);
    if (most !== null) for (let code = 0; code < most.length; code++) tables[name][code] = highest(most[code]!);
  }
  return tables;
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
