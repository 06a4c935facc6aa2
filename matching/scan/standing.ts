/** Where in the market a search stands, and what a startup there may score at most: exact but for the steps of the curves. */
import type { Rest } from './bounds.ts';
import { mostAt } from './curve.ts';
import { sumOfBackers } from './late.ts';
import type { Layout } from './layout.ts';
import type { Plan } from './plan.ts';

export class Standing {
  /** Of the place: what needs no more than adding, and the sums so far. */
  plain = 0;
  readonly sums: Float64Array;
  #place = 0;
  readonly #plan: Plan;
  readonly #layout: Layout;

  constructor(layout: Layout, plan: Plan) {
    this.#layout = layout;
    this.#plan = plan;
    this.sums = new Float64Array(plan.sums.length);
  }

  enter(place: number): void {
    const { base, tables, sums } = this.#plan;
    this.#place = place;
    this.plain = base + tables.place[place]!;
    for (let s = 0; s < sums.length; s++) this.sums[s] = sums[s]!.tables.place[place]!;
  }

  /** The most that curves over sums add to a trade. */
  mostOfSums(trade: number, open: Rest): number {
    const { sums } = this.#plan;
    let most = 0;
    for (let s = 0; s < sums.length; s++) {
      const { curve, trades } = sums[s]!;
      most += mostAt(curve, this.sums[s]! + open.sums[s]! + trades[trade]!);
    }
    return most;
  }

  /**
   * @param entry of the layout; @param cell what the criterion of cells adds; @param least where the bound is below it
   * whoever backs the startup, as long as they are not strong, that is bound enough
   */
  boundOf(entry: number, cell: number, least: number): number {
    const { tables, late, lateMost } = this.#plan;
    const { codes, backers, holdings } = this.#layout;
    const [kind, ask, self] = [codes[3 * entry]!, codes[3 * entry + 1]!, codes[3 * entry + 2]!];
    const plain = this.plain + tables.kind[kind]! + tables.ask[ask]! + tables.self[self]! + cell;
    const bound = plain + this.#mostOf(kind, ask, self, null);
    if (backers[self] === 0 || bound < least) return bound;
    let closer = plain + this.#mostOf(kind, ask, self, entry) - lateMost[backers[self]!]!;
    for (const { ofBacker, most } of late) closer += most(sumOfBackers(holdings, ofBacker, entry));
    return closer;
  }

  /** What curves over sums add. @param entry whose backers are looked at; null = they are bounded by how many they are */
  #mostOf(kind: number, ask: number, self: number, entry: number | null): number {
    const { sums } = this.#plan;
    const { backers, holdings } = this.#layout;
    let most = 0;
    for (let s = 0; s < sums.length; s++) {
      const { tables, curve, ofBacker, backersMost } = sums[s]!;
      let sum = this.sums[s]! + tables.kind[kind]! + tables.ask[ask]! + tables.self[self]!;
      if (entry !== null && ofBacker !== null)
        sum += sumOfBackers(holdings, ofBacker, entry) - backersMost[backers[self]!]!;
      most += mostAt(curve, sum);
    }
    return most;
  }

  /**
   * What flat bends add to a startup, less what a bound counts for them: never above 0. Dearer than a bound, cheaper than a
   * score. @param enough that it is at most this is enough to know
   */
  lessOf(entry: number, enough: number): number {
    const { codes, backers, holdings } = this.#layout;
    const [kind, ask, self] = [codes[3 * entry]!, codes[3 * entry + 1]!, codes[3 * entry + 2]!];
    let less = 0;
    for (const { sheet, ofBacker, most, at } of this.#plan.flat) {
      const isBacked = ofBacker !== null && backers[self]! > 0;
      const added = isBacked ? sumOfBackers(holdings, ofBacker, entry) : 0;
      less += at(sheet.at(this.#place, kind, ask, self) + added) - most;
      if (less < enough) return less;
    }
    return less;
  }
}
