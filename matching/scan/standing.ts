/** Where in the market a search stands, and what a startup there may score at most: exact but for the steps of the curves. */
import type { MatchIndex } from '../build.ts';
import { mostAt } from './curve.ts';
import { sumOfBackers } from './late.ts';
import type { Layout } from './layout.ts';
import type { Plan } from './plan.ts';

export class Standing {
  /** Of the place: what needs no more than adding, and the sums so far. */
  plain = 0;
  readonly sums: Float64Array;
  readonly #index: MatchIndex;
  readonly #plan: Plan;

  /** By code of `self`: how many. */
  readonly #backers: Uint32Array;

  constructor(index: MatchIndex, { backers }: Layout, plan: Plan) {
    this.#index = index;
    this.#backers = backers;
    this.#plan = plan;
    this.sums = new Float64Array(plan.sums.length);
  }

  enter(place: number): void {
    const { base, tables, sums } = this.#plan;
    this.plain = base + tables.place[place]!;
    for (let s = 0; s < sums.length; s++) this.sums[s] = sums[s]!.tables.place[place]!;
  }

  /** @param cell what the criterion of cells adds */
  boundOfRow(row: number, kind: number, ask: number, self: number, cell: number): number {
    const { tables, sums, late, lateMost } = this.#plan;
    const backers = this.#backers;
    let bound = this.plain + tables.kind[kind]! + tables.ask[ask]! + tables.self[self]! + cell;
    for (let s = 0; s < sums.length; s++) {
      const { tables: added, curve, ofBacker, backersMost } = sums[s]!;
      let sum = this.sums[s]! + added.kind[kind]! + added.ask[ask]! + added.self[self]!;
      if (ofBacker !== null && backers[self]! > 0) sum += sumOfBackers(this.#index, ofBacker, row) - backersMost[self]!;
      bound += mostAt(curve, sum);
    }
    if (backers[self] === 0 || late.length === 0) return bound;
    bound -= lateMost[self]!;
    for (const of of late) bound += of(row);
    return bound;
  }

  /** What flat bends add to a row, less what a bound counts for them: never above 0. Dearer than a bound, cheaper than a score. */
  lessOfRow(row: number): number {
    let less = 0;
    for (const { most, of } of this.#plan.flat) less += of(row) - most;
    return less;
  }
}
