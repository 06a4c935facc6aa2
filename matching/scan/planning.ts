/** How each criterion, by its form, goes into the tables of a plan. */
import type { MatchIndex } from '../build.ts';
import type { StartupField, Summands } from '../criteria/form.ts';
import { INVESTOR_STOPS } from '../criteria/list.ts';
import { contributionOf, mostUpTo, type Weighted } from '../score.ts';
import type { Desk } from './desk.ts';
import { flatMostOf } from './flat.ts';
import { type LateTerm, lateMostOf } from './late.ts';
import type { Layout } from './layout.ts';
import { cellsOf } from './plan.cells.ts';
import type { Plan } from './plan.ts';
import { addByBackers, type Backing, type SumBound, sumBound } from './sums.ts';
import { addScaled, addTo, facetWith, type Tables } from './tables.ts';

interface LateBacking extends Backing {
  readonly late: readonly LateTerm[];
}

/** One plan in the making. */
export class Planning {
  readonly #index: MatchIndex;
  readonly #layout: Layout;
  readonly #desk: Desk;
  readonly #investor: number;
  readonly #backing: LateBacking;
  readonly #tables: Tables;
  readonly #sums: SumBound[] = [];
  #ofCells: Weighted | null = null;
  #base = 0;

  constructor(index: MatchIndex, layout: Layout, desk: Desk, investor: number, backing: LateBacking) {
    this.#index = index;
    this.#layout = layout;
    this.#desk = desk;
    this.#investor = investor;
    this.#backing = backing;
    this.#tables = desk.tables();
  }

  planOf(criteria: readonly Weighted[]): Omit<Plan, 'flat' | 'few'> {
    for (const used of criteria) this.#add(used);
    const { late, strong, largest, backers } = this.#backing;
    const lateMost = addByBackers(this.#tables, lateMostOf(late, strong, largest), backers);
    this.#stop();
    return {
      base: this.#base,
      tables: this.#tables,
      sums: this.#sums,
      ...cellsOf(this.#index, this.#layout.groups, this.#tables, this.#ofCells, this.#investor),
      strong,
      late: late.map(({ of }) => of),
      lateMost,
    };
  }

  #add(used: Weighted): void {
    const { form, bound } = used.criterion;
    const isRising = used.weight >= 0;
    if (form?.kind === 'FEW' || (form?.kind === 'BACKERS' && isRising)) return;
    if (form?.kind === 'FIELDS' && this.#addFields(form.fields, used)) return;
    if (form?.kind === 'SUM' && isRising && this.#addSum(used, form.of(this.#index, this.#investor))) return;
    if (form?.kind === 'CELLS' && isRising && this.#ofCells === null) this.#ofCells = used;
    else this.#base += mostUpTo({ ...used, weight: Math.abs(used.weight) }, this.#investor)(bound);
  }

  #addFields(fields: readonly StartupField[], used: Weighted): boolean {
    return addTo(this.#tables, this.#layout.facets, fields, (row) => contributionOf(used, row, this.#investor));
  }

  /**
   * Where the sum is the value, its terms lie with those of other criteria, for their most together is less than the most of
   * each; its backers are told late, and what its bend adds is bounded apart. False when the terms do not fit the facets.
   */
  #addSum(used: Weighted, sum: Summands): boolean {
    const { facets } = this.#layout;
    if (!sum.terms.every(({ fields }) => facetWith(facets, fields))) return false;
    const tables = this.#desk.tables();
    for (const { fields, at } of sum.terms) addTo(tables, facets, fields, at);
    const { judged } = sum;
    const highest = mostUpTo(used, this.#investor);
    if (judged !== null) this.#addCurve(tables, sum.ofBacker, (at) => highest(judged(at)));
    else {
      addScaled(this.#tables, tables, used.weight);
      this.#addBend(tables, sum.ofBacker, used);
    }
    return true;
  }

  #addBend(tables: Tables, ofBacker: Summands['ofBacker'], used: Weighted): void {
    const most = flatMostOf(used, this.#investor);
    if (most !== null) this.#base += most;
    else this.#addCurve(tables, ofBacker, mostUpTo({ ...used, weight: 0 }, this.#investor));
  }

  /** @param tables of the terms; @param most what a sum adds at most; never falls */
  #addCurve(tables: Tables, ofBacker: Summands['ofBacker'], most: (sum: number) => number): void {
    this.#sums.push(sumBound(tables, this.#layout.groups.trades, ofBacker, this.#backing, most));
  }

  /** Where a hard criterion stops a whole code, its table says so. */
  #stop(): void {
    const investor = this.#index.investors.profiles[this.#investor]!;
    for (const { fields, over } of INVESTOR_STOPS) {
      const stopped = fields && over(this.#index, investor);
      if (!fields || !stopped) continue;
      const worst = (sample: number) => (stopped(sample) ? Number.NEGATIVE_INFINITY : 0);
      addTo(this.#tables, this.#layout.facets, fields, worst);
    }
  }
}
