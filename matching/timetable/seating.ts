import { breakCounter } from './breaks.ts';
import type { Problem } from './problem.ts';

/** What a breach of fairness or of the longest wait costs beside a break: no sum of breaks outweighs it. */
const BREACH = 1000;

/**
 * A timetable being made: which meeting each resource is in, slot by slot, with each participant's strain kept up to date.
 * Strain = breaks, and BREACH for each break above the limit and each slot of waiting too long.
 */
export class Seating {
  readonly slot: Int16Array;
  /** The interpreter's resource of a placed meeting; -1 for none. */
  readonly interpreter: Int32Array;
  /** Meeting at resource * slots + t; -1 where it is idle. */
  readonly at: Int32Array;
  /** Meetings in each slot. */
  readonly used: Int32Array;
  /** Meetings of each participant. */
  readonly held: Int32Array;
  /** Busy slots of each participant as bits, in events of at most 32 slots. */
  readonly busy: Int32Array;
  readonly strain: Int32Array;
  /** Sum of all strain. */
  total = 0;
  placed = 0;
  /** Participants with some strain, in any order. */
  readonly strained: number[] = [];
  private readonly placeOf: Int32Array;
  /** How to count the breaks of busy slots, where they fit. */
  private readonly count: ((busy: number) => number) | null;

  constructor(readonly problem: Problem) {
    this.slot = new Int16Array(problem.meetings).fill(-1);
    this.interpreter = new Int32Array(problem.meetings).fill(-1);
    this.at = new Int32Array(problem.resources * problem.slots).fill(-1);
    this.used = new Int32Array(problem.slots);
    this.held = new Int32Array(problem.people);
    this.strain = new Int32Array(problem.people);
    this.placeOf = new Int32Array(problem.people).fill(-1);
    this.busy = new Int32Array(problem.people);
    this.count = breakCounter(problem);
  }

  /** Puts an unplaced meeting into a slot where its resources are idle. */
  put(m: number, t: number, interpreter = -1): void {
    const { between, slots } = this.problem;
    this.slot[m] = t;
    this.used[t]!++;
    this.placed++;
    this.interpreter[m] = interpreter;
    if (interpreter >= 0) this.at[interpreter * slots + t] = m;
    for (let side = 2 * m; side <= 2 * m + 1; side++) {
      const p = between[side]!;
      this.at[p * slots + t] = m;
      this.busy[p]! |= 1 << t;
      this.held[p]!++;
      this.weigh(p);
    }
  }

  /** Takes a placed meeting out. */
  lift(m: number): void {
    const { between, slots } = this.problem;
    const t = this.slot[m]!;
    const interpreter = this.interpreter[m]!;
    this.slot[m] = -1;
    this.used[t]!--;
    this.placed--;
    this.interpreter[m] = -1;
    if (interpreter >= 0) this.at[interpreter * slots + t] = -1;
    for (let side = 2 * m; side <= 2 * m + 1; side++) {
      const p = between[side]!;
      this.at[p * slots + t] = -1;
      this.busy[p]! &= ~(1 << t);
      this.held[p]!--;
      this.weigh(p);
    }
  }

  /** The strain of p if it were idle in slot `off` and busy in slot `on`; -1 for neither. */
  strainWith(p: number, off: number, on: number): number {
    if (this.count === null) return this.strainScanned(p, off, on);
    const limit = this.problem.breakLimit;
    const busy = this.busy[p]!;
    const breaks = this.count((off < 0 ? busy : busy & ~(1 << off)) | (on < 0 ? 0 : 1 << on));
    return breaks > limit ? breaks + BREACH * (breaks - limit) : breaks;
  }

  private strainScanned(p: number, off: number, on: number): number {
    const { slots, part, breakLimit, longestWait } = this.problem;
    const row = p * slots;
    let last = -1;
    let breaks = 0;
    let breach = 0;
    for (let t = 0; t < slots; t++) {
      if (t !== on && (this.at[row + t]! < 0 || t === off)) continue;
      if (last >= 0 && t > last + 1 && part[t] === part[last]) {
        breaks++;
        if (t - last - 1 > longestWait) breach += t - last - 1 - longestWait;
      }
      last = t;
    }
    if (breaks > breakLimit) breach += breaks - breakLimit;
    return breaks + BREACH * breach;
  }

  /** A free interpreter for m in slot t; -1 where none is needed, -2 where none is free. */
  interpreterFor(m: number, t: number): number {
    const eligible = this.problem.interpreters[m]!;
    if (eligible === null) return -1;
    const { slots, away } = this.problem;
    for (const r of eligible) if (this.at[r * slots + t]! < 0 && away[r * slots + t] === 0) return r;
    return -2;
  }

  /** Whether m may stand in slot t beside the meetings it must follow or lead. */
  inOrder(m: number, t: number): boolean {
    for (const q of this.problem.before[m]!) if (this.slot[q]! < 0 || this.slot[q]! >= t) return false;
    for (const q of this.problem.after[m]!) if (this.slot[q]! >= 0 && this.slot[q]! <= t) return false;
    return true;
  }

  /** Whether m can be put into slot t as things are; the interpreter is asked for apart. */
  hasRoom(m: number, t: number): boolean {
    const { between, slots, tables, quota } = this.problem;
    const [a, b] = [between[2 * m]!, between[2 * m + 1]!];
    if (this.used[t]! >= tables[t]! || this.at[a * slots + t]! >= 0 || this.at[b * slots + t]! >= 0) return false;
    return this.held[a]! < quota[a]! && this.held[b]! < quota[b]! && this.inOrder(m, t);
  }

  /** Makes this the same as another timetable of the same problem. */
  copy(slot: ArrayLike<number>, interpreter: ArrayLike<number>): void {
    for (let m = 0; m < this.slot.length; m++) if (this.slot[m]! >= 0) this.lift(m);
    for (let m = 0; m < this.slot.length; m++) if (slot[m]! >= 0) this.put(m, slot[m]!, interpreter[m]!);
  }

  private weigh(p: number): void {
    const strain = this.strainWith(p, -1, -1);
    this.total += strain - this.strain[p]!;
    this.strain[p] = strain;
    const place = this.placeOf[p]!;
    if (strain > 0 && place < 0) this.placeOf[p] = this.strained.push(p) - 1;
    if (strain === 0 && place >= 0) {
      const last = this.strained.pop()!;
      if (last !== p) {
        this.strained[place] = last;
        this.placeOf[last] = place;
      }
      this.placeOf[p] = -1;
    }
  }
}

/** Breaks in all, without what breaches add. */
export function breaksIn(strain: Int32Array): number {
  return strain.reduce((sum, one) => sum + (one % BREACH), 0);
}

/** Whether fairness or the longest wait is broken somewhere. */
export function isBreached(strain: Int32Array): boolean {
  return strain.some((one) => one >= BREACH);
}
