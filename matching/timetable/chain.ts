import type { Problem } from './problem.ts';
import type { Seating } from './seating.ts';

/**
 * Kempe chains (A. B. Kempe 1879; in timetabling Morgenstern and Shapiro 1990): the meetings of two slots that must trade
 * places so that one of them can move. Whoever is in a meeting of the chain in one slot has the chain's other meeting, if any,
 * in the other, so a chain is a path or a ring (a tree with interpreters), and only its ends change when they are busy.
 */
export class Chain {
  readonly meetings: Int32Array;
  length = 0;
  /** Change of strain if the chain trades places, each participant's by its emphasis. */
  change = 0;
  /** How much the strain of each participant counts. */
  readonly emphasis: Float64Array;
  private readonly mark: Int32Array;
  /** Whether any meeting must lead or follow another. */
  private readonly isOrdered: boolean;
  private stamp = 0;
  private readonly problem: Problem;
  private readonly seating: Seating;

  constructor(problem: Problem, seating: Seating) {
    this.problem = problem;
    this.seating = seating;
    this.meetings = new Int32Array(problem.meetings);
    this.emphasis = new Float64Array(problem.people).fill(1);
    this.mark = new Int32Array(problem.meetings);
    this.isOrdered = problem.before.some((earlier) => earlier.length > 0);
  }

  /** Follows the chain that moves m to slot t; false where a rule forbids it or it has more than `longest` meetings. */
  follow(m: number, t: number, longest: number): boolean {
    const { slots, between, allowed, tables } = this.problem;
    const { at, slot, interpreter, used } = this.seating;
    const s = slot[m]!;
    this.stamp++;
    this.length = 0;
    this.change = 0;
    this.add(m);
    let gain = 0;
    for (let n = 0; n < this.length; n++) {
      const one = this.meetings[n]!;
      const to = slot[one] === s ? t : s;
      if (allowed[one * slots + to] === 0 || this.length > longest) return false;
      gain += to === t ? 1 : -1;
      const from = s + t - to;
      this.meet(between[2 * one]!, from, to);
      this.meet(between[2 * one + 1]!, from, to);
      const third = interpreter[one]!;
      if (third >= 0) {
        if (this.problem.away[third * slots + to] !== 0) return false;
        const other = at[third * slots + to]!;
        if (other >= 0) this.add(other);
      }
    }
    if (used[t]! + gain > tables[t]! || used[s]! - gain > tables[s]!) return false;
    return !this.isOrdered || this.keepsOrder(s, t);
  }

  /** Lets the chain trade places between its slots. */
  trade(s: number, t: number): void {
    const { seating, meetings, length } = this;
    const moved: number[] = [];
    for (let n = 0; n < length; n++) {
      const m = meetings[n]!;
      moved.push(s + t - seating.slot[m]!, seating.interpreter[m]!);
      seating.lift(m);
    }
    for (let n = 0; n < length; n++) seating.put(meetings[n]!, moved[2 * n]!, moved[2 * n + 1]!);
  }

  private meet(p: number, from: number, to: number): void {
    const other = this.seating.at[p * this.problem.slots + to]!;
    if (other >= 0) this.add(other);
    else this.change += (this.seating.strainWith(p, from, to) - this.seating.strain[p]!) * this.emphasis[p]!;
  }

  private add(m: number): void {
    if (this.mark[m] === this.stamp) return;
    this.mark[m] = this.stamp;
    this.meetings[this.length++] = m;
  }

  private keepsOrder(s: number, t: number): boolean {
    const { before, after } = this.problem;
    for (let n = 0; n < this.length; n++) {
      const m = this.meetings[n]!;
      const to = this.slotAfter(m, s, t);
      for (const q of before[m]!) if (this.slotAfter(q, s, t) >= to) return false;
      for (const q of after[m]!) if (this.seating.slot[q]! >= 0 && this.slotAfter(q, s, t) <= to) return false;
    }
    return true;
  }

  private slotAfter(m: number, s: number, t: number): number {
    const now = this.seating.slot[m]!;
    return this.mark[m] === this.stamp ? s + t - now : now;
  }
}
