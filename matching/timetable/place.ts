import type { Problem } from './problem.ts';
import type { Random } from './random.ts';
import type { Seating } from './seating.ts';

/**
 * Places meetings by ejection: an unplaced meeting takes the slot that throws out least, by weights that grow with each throw
 * (breakout local search, Morris 1993). Stops when all are placed or after `steps`; the fewest left out are kept.
 */
export function placeAll(problem: Problem, seating: Seating, random: Random, steps: number): void {
  const weight = new Float64Array(problem.meetings).fill(1);
  const queue = byChoices(problem, seating);
  const open: number[] = []; // found no place, or thrown out
  let best = queue.length;
  let left = best;
  let kept: [Int16Array, Int32Array] = [seating.slot.slice(), seating.interpreter.slice()];
  for (let step = 0; step < steps && left > 0; step++) {
    const m = step < queue.length ? queue[step]! : takeAny(open, random);
    if (!throwIn(problem, seating, random, weight, m, open)) open.push(m);
    left = Math.max(0, queue.length - step - 1) + open.length;
    if (left >= best || (step < queue.length && left > 0)) continue;
    best = left;
    if (best > 0) kept = [seating.slot.slice(), seating.interpreter.slice()];
  }
  if (left > best) seating.copy(...kept);
}

/** Unplaced meetings that may be somewhere, those of fewest slots first. */
function byChoices({ meetings, choices, slots }: Problem, { slot }: Seating): number[] {
  const byNumber = Array.from({ length: slots + 1 }, (): number[] => []);
  for (let m = 0; m < meetings; m++) if (slot[m]! < 0) byNumber[choices[m]!.length]!.push(m);
  return byNumber.slice(1).flat();
}

function takeAny(open: number[], random: Random): number {
  const at = random.below(open.length);
  const m = open[at]!;
  open[at] = open.at(-1)!;
  open.pop();
  return m;
}

/** Puts m into its best slot and the meetings it throws out among the open ones. */
function throwIn(
  problem: Problem,
  seating: Seating,
  random: Random,
  weight: Float64Array,
  m: number,
  open: number[],
): boolean {
  const free = problem.interpreters[m] === null ? freeSlot(problem, seating, random, m) : -1;
  if (free >= 0) {
    seating.put(m, free);
    return true;
  }
  let least = Number.POSITIVE_INFINITY;
  let chosen: readonly number[] = [];
  let slot = -1;
  for (const t of problem.choices[m]!) {
    const thrown = thrownBy(problem, seating, random, m, t);
    if (thrown === null) continue;
    let cost = 0;
    for (const q of thrown) cost += weight[q]!;
    if (cost > least || (cost === least && random.unit() < 0.5)) continue;
    [least, chosen, slot] = [cost, thrown, t];
  }
  if (slot < 0) return false;
  for (const q of chosen) {
    seating.lift(q);
    weight[q]! += 1;
    open.push(q);
  }
  seating.put(m, slot, seating.interpreterFor(m, slot));
  return true;
}

/** A slot where nobody stands in the way of m, the later the likelier; -1 for none. */
function freeSlot({ choices }: Problem, seating: Seating, random: Random, m: number): number {
  const own = choices[m]!;
  let slot = -1;
  for (let n = 0; n < own.length; n++)
    if (seating.hasRoom(m, own[n]!) && (slot < 0 || random.unit() >= 0.5)) slot = own[n]!;
  return slot;
}

/** The meetings in the way of m in slot t; null where a rule forbids the slot. */
export function thrownBy(problem: Problem, seating: Seating, random: Random, m: number, t: number): number[] | null {
  const { between, slots, tables, before, after, quota } = problem;
  const thrown: number[] = [];
  const take = (q: number) => {
    if (q >= 0 && !thrown.includes(q)) thrown.push(q);
  };
  for (let side = 2 * m; side <= 2 * m + 1; side++) {
    const p = between[side]!;
    take(seating.at[p * slots + t]!);
    if (seating.at[p * slots + t]! < 0 && seating.held[p]! >= quota[p]!)
      take(someOf(problem, seating, random, p, thrown));
    if (quota[p] === 0) return null;
  }
  for (const q of after[m]!) if (seating.slot[q]! >= 0 && seating.slot[q]! <= t) take(q);
  for (const q of before[m]!) {
    if (seating.slot[q]! < 0 && problem.event.mode === 'MAX') return null;
    if (seating.slot[q]! >= t) take(q);
  }
  if (tables[t] === 0) return null;
  if (seating.used[t]! - inSlot(seating, thrown, t) >= tables[t]!) take(someIn(problem, seating, random, t, thrown));
  if (problem.interpreters[m] !== null) {
    const r = interpreterToFree(problem, seating, random, m, t);
    if (r < 0) return null;
    take(seating.at[r * slots + t]!);
  }
  return thrown;
}

/** An eligible interpreter who works in slot t, a free one if there is one; -1 for none. */
function interpreterToFree(problem: Problem, seating: Seating, random: Random, m: number, t: number): number {
  const { slots, away } = problem;
  const able = problem.interpreters[m]!.filter((r) => away[r * slots + t] === 0);
  const free = able.find((r) => seating.at[r * slots + t]! < 0);
  return free ?? (able.length === 0 ? -1 : able[random.below(able.length)]!);
}

function inSlot(seating: Seating, meetings: readonly number[], t: number): number {
  let n = 0;
  for (const q of meetings) if (seating.slot[q] === t) n++;
  return n;
}

/** A random placed meeting of participant p. */
function someOf(problem: Problem, seating: Seating, random: Random, p: number, not: readonly number[]): number {
  const own = problem.meetingsOf[p]!.filter((q) => seating.slot[q]! >= 0 && !not.includes(q));
  return own.length === 0 ? -1 : own[random.below(own.length)]!;
}

/** A random meeting in slot t, found by way of the participants, from a random one on. */
function someIn(
  { people, slots }: Problem,
  seating: Seating,
  random: Random,
  t: number,
  not: readonly number[],
): number {
  const start = random.below(people);
  for (let n = 0; n < people; n++) {
    const q = seating.at[((start + n) % people) * slots + t]!;
    if (q >= 0 && !not.includes(q)) return q;
  }
  return -1;
}
