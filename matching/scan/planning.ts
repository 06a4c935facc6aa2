/** How each criterion, by its form, goes into the tables of a plan. */
import type { MatchIndex } from '../build.ts';
import type { StartupField, Summands } from '../criteria/form.ts';
import { contributionOf, mostUpTo, type Weighted } from '../score.ts';
import type { Desk } from './desk.ts';
import { bentAt, type FlatBend, flatMostOf } from './flat.ts';
import { type LateTerm, lateMostOf } from './late.ts';
import type { Layout } from './layout.ts';
import { cellsOf } from './plan.cells.ts';
import type { Plan } from './plan.ts';
import type { Sheet } from './sheet.ts';
import { addStops } from './stops.ts';
import { addByBackers, type Backing, type SumBound, sumBound } from './sums.ts';
import { facetWith } from './tables.ts';

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
  readonly #sheet: Sheet;
  readonly #sums: SumBound[] = [];
  readonly #flat: FlatBend[] = [];
  #ofCells: Weighted | null = null;
  #base = 0;

  constructor(index: MatchIndex, layout: Layout, desk: Desk, investor: number, backing: LateBacking) {
    this.#index = index;
    this.#layout = layout;
    this.#desk = desk;
    this.#investor = investor;
    this.#backing = backing;
    this.#sheet = desk.sheet();
  }

  planOf(criteria: readonly Weighted[]): Omit<Plan, 'few'> {
    for (const used of criteria) this.#add(used);
    const { late, strong, largest, backers } = this.#backing;
    addStops(this.#sheet, this.#index, this.#investor);
    const tables = this.#sheet.spread();
    const lateMost = lateMostOf(late, strong, largest);
    addByBackers(tables, lateMost, backers);
    return {
      base: this.#base,
      tables,
      sums: this.#sums,
      flat: this.#flat,
      ...cellsOf(this.#index, this.#layout.groups, tables, this.#ofCells, this.#investor),
      strong,
      late,
      lateMost,
    };
  }

  #add(used: Weighted): void {
    const { form, bound } = used.criterion;
    const isRising = used.weight >= 0;
    if (form?.kind === 'FEW' || (form?.kind === 'BACKERS' && isRising)) return;
    if (form?.kind === 'FIELDS' && this.#addFields(form.fields, used)) return;
    if (form?.kind === 'SUM' && isRising) this.#addSum(used, form.of(this.#index, this.#investor));
    else if (form?.kind === 'CELLS' && isRising && this.#ofCells === null) this.#ofCells = used;
    else this.#base += mostUpTo({ ...used, weight: Math.abs(used.weight) }, this.#investor)(bound);
  }

  #addFields(fields: readonly StartupField[], used: Weighted): boolean {
    if (facetWith(this.#layout.facets, fields) === null) return false;
    this.#sheet.addEach(fields, (row) => contributionOf(used, row, this.#investor));
    return true;
  }

  /**
   * Where the sum is the value, its terms lie with those of other criteria, for their most together is less than the most of
   * each; its backers are told late, and what its bend adds is bounded apart. Terms fit the facets: what the sheet has no column for, it refuses.
   */
  #addSum(used: Weighted, sum: Summands): void {
    const sheet = this.#desk.sheet();
    for (const { fields, addTo } of sum.terms) sheet.add(fields, addTo);
    const { judged } = sum;
    const highest = mostUpTo(used, this.#investor);
    if (judged !== null) this.#addCurve(sheet, sum.ofBacker, (at) => highest(judged(at)));
    else {
      this.#sheet.addSheet(sheet, used.weight);
      this.#addBend(sheet, sum.ofBacker, used);
    }
  }

  #addBend(sheet: Sheet, ofBacker: Summands['ofBacker'], used: Weighted): void {
    if (used.bend === null) return;
    const most = flatMostOf(used, this.#investor);
    if (most !== null) {
      this.#base += most;
      this.#flat.push({ sheet, ofBacker, most, at: bentAt(used, this.#investor) });
    } else this.#addCurve(sheet, ofBacker, mostUpTo({ ...used, weight: 0 }, this.#investor));
  }

  /** @param sheet of the terms; @param most what a sum adds at most; never falls */
  #addCurve(sheet: Sheet, ofBacker: Summands['ofBacker'], most: (sum: number) => number): void {
    const { trades } = this.#layout.groups;
    const range = sheet.range();
    this.#sums.push(sumBound(sheet.spread(), range, trades, ofBacker, this.#backing, most));
  }
}
