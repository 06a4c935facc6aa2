import { ones } from './breaks.ts';
import type { Problem } from './problem.ts';
import type { Random } from './random.ts';
import type { Seating } from './seating.ts';

/** So many slots fit the bits of a number. */
const BITS = 32;
/** In more slots the ends are looked for by lot. */
const TRIES = 16;

/**
 * Moves that make no break for who moves: a meeting at the end of a run of busy slots goes beside a run, or to a part of the day
 * that is empty. For a participant without breaks these are a few among a hundred, and nearly every Kempe chain that can be taken
 * ends in one: so they are drawn, and not all.
 */
export class Ends {
  /** Slots that follow one of the same part. */
  private readonly inner: number;
  private readonly partMask: Int32Array;
  /** Slots that each meeting may be in. */
  private readonly choices: Int32Array;

  constructor(
    private readonly problem: Problem,
    private readonly seating: Seating,
    private readonly random: Random,
  ) {
    const { part, parts, slots, meetings } = problem;
    let inner = 0;
    this.partMask = new Int32Array(parts);
    for (let t = 0; t < slots; t++) {
      this.partMask[part[t]!]! |= 1 << t;
      if (t > 0 && part[t] === part[t - 1]) inner |= 1 << t;
    }
    this.inner = inner;
    this.choices = Int32Array.from({ length: meetings }, (_, m) =>
      problem.choices[m]!.reduce((mask, t) => mask | (1 << t), 0),
    );
  }

  /** Any meeting and any slot for it, as meeting * slots + slot; -1 for none. */
  any(): number {
    const { slots, meetings, choices } = this.problem;
    const m = this.random.below(meetings);
    const t = this.oneOf(choices[m]!);
    return t < 0 ? -1 : m * slots + t;
  }

  /** A meeting of p and a slot for it, as meeting * slots + slot; -1 where the lot falls on none. In more slots than bits the move may make a break. */
  draw(p: number): number {
    const { seating, problem } = this;
    if (problem.slots > BITS) return this.drawLong(p);
    const busy = seating.busy[p]!;
    const s = this.anyOf(this.loose(busy));
    if (s < 0) return -1;
    const m = seating.at[p * problem.slots + s]!;
    const t = this.anyOf(this.open(busy & ~(1 << s)) & ~busy & this.choices[m]!);
    return t < 0 ? -1 : m * problem.slots + t;
  }

  /** Busy slots whose leaving makes no break. */
  private loose(busy: number): number {
    return busy & ~((busy << 1) & this.inner & ((busy & this.inner) >>> 1));
  }

  /** Slots whose taking makes no break. */
  private open(busy: number): number {
    const { inner, partMask } = this;
    let open = ((busy << 1) & inner) | ((busy & inner) >>> 1);
    for (let n = 0; n < partMask.length; n++) if ((busy & partMask[n]!) === 0) open |= partMask[n]!;
    return open;
  }

  /** Any bit that is set; -1 for none. */
  private anyOf(mask: number): number {
    if (mask === 0) return -1;
    let rest = mask;
    for (let n = this.random.below(ones(mask)); n > 0; n--) rest &= rest - 1;
    return 31 - Math.clz32(rest & -rest);
  }

  private drawLong(p: number): number {
    const { problem, seating } = this;
    const own = problem.meetingsOf[p]!;
    let m = this.oneOf(own);
    for (let n = 1; n < TRIES && m >= 0 && !this.isLoose(p, seating.slot[m]!); n++) m = this.oneOf(own);
    if (m < 0) return -1;
    for (let n = 0; n < TRIES; n++) {
      const t = seating.slot[this.oneOf(own)]! + 2 * this.random.below(2) - 1;
      if (this.isOpen(p, t, m)) return m * problem.slots + t;
    }
    const t = this.oneOf(problem.choices[m]!);
    return t < 0 ? -1 : m * problem.slots + t;
  }

  private oneOf(list: Int32Array): number {
    return list.length === 0 ? -1 : list[this.random.below(list.length)]!;
  }

  private isLoose(p: number, t: number): boolean {
    return !(this.isBusy(p, t, t - 1) && this.isBusy(p, t, t + 1));
  }

  private isOpen(p: number, t: number, m: number): boolean {
    const { slots, allowed } = this.problem;
    if (t < 0 || t >= slots || allowed[m * slots + t] === 0 || this.seating.at[p * slots + t]! >= 0) return false;
    return this.isBusy(p, t, t - 1) || this.isBusy(p, t, t + 1);
  }

  /** Whether p is busy in a slot beside t, of the same part. */
  private isBusy(p: number, t: number, beside: number): boolean {
    const { slots, part } = this.problem;
    return beside >= 0 && beside < slots && part[beside] === part[t] && this.seating.at[p * slots + beside]! >= 0;
  }
}
