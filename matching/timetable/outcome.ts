import type { Timetable } from './event.ts';
import type { Problem } from './problem.ts';
import type { LeftOut } from './why-not.ts';

/**
 * OPTIMAL: proved that none is better. FEASIBLE: every rule holds. UNSATISFIABLE: proved that the rules cannot all hold.
 * INCOMPLETE: some meeting of mode ALL found no place, or fairness or a wait is broken, and nothing is proved.
 */
export type TimetableStatus = 'OPTIMAL' | 'FEASIBLE' | 'UNSATISFIABLE' | 'INCOMPLETE';

export interface TimetableOutcome {
  readonly status: TimetableStatus;
  readonly timetable: Timetable;
  readonly held: number;
  /** Sum of the weights of the meetings held. */
  readonly value: number;
  readonly breaks: number;
  /** Mode ALL: no timetable has fewer breaks. */
  readonly bound: number;
  readonly leftOut: readonly LeftOut[];
}

/** Numbers the tables of each slot in the order of the meetings. */
export function timetableOf(problem: Problem, slot: ArrayLike<number>, interpreter: ArrayLike<number>): Timetable {
  const next = new Int32Array(problem.slots);
  return {
    slot: Array.from(slot),
    table: Array.from(slot, (t) => (t < 0 ? -1 : next[t]!++)),
    interpreter: Array.from(interpreter, (resource) => (resource < 0 ? -1 : resource - problem.people)),
  };
}
