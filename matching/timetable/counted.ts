import { breaksAtLeast } from './bound.ts';
import type { Problem } from './problem.ts';

/**
 * Whether counting alone proves that not all meetings can be held: somebody has more than slots for them, or some together
 * more than tables in all their slots (Hall 1935). A refutation by clauses may be exponentially long (Haken 1985).
 */
export function isCountedOut(problem: Problem): boolean {
  return breaksAtLeast(problem, 1, 1) === Number.POSITIVE_INFINITY || isOverfull(problem);
}

/** Whether the meetings, each for itself, find no tables in their slots. */
function isOverfull(problem: Problem): boolean {
  const inSlot = Array.from(problem.tables, (): number[] => []);
  for (let m = 0; m < problem.meetings; m++) if (!seat(problem, inSlot, m)) return true;
  return false;
}

/** Finds m a table by moving others from slot to slot, an augmenting path; false where there is none. */
function seat({ choices, tables }: Problem, inSlot: number[][], m: number): boolean {
  const reached = [...choices[m]!];
  /** By slot: the meeting that would come there, and the slot it would leave; -1: it stands nowhere yet. */
  const coming = new Map(reached.map((t): [number, readonly [number, number]] => [t, [m, -1]]));
  for (const t of reached) {
    if (inSlot[t]!.length < tables[t]!) {
      shift(inSlot, coming, t);
      return true;
    }
    for (const q of inSlot[t]!)
      for (const u of choices[q]!) {
        if (coming.has(u)) continue;
        coming.set(u, [q, t]);
        reached.push(u);
      }
  }
  return false;
}

function shift(inSlot: number[][], coming: ReadonlyMap<number, readonly [number, number]>, end: number): void {
  for (let t = end; t >= 0; ) {
    const [m, from] = coming.get(t)!;
    if (from >= 0) inSlot[from]!.splice(inSlot[from]!.indexOf(m), 1);
    inSlot[t]!.push(m);
    t = from;
  }
}
