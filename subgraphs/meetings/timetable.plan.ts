import { planAround } from './timetable.around.ts';
import type { PlannedTimetable, TimetableProblem, TimetableWishes } from './timetable.problem.ts';
import { planMoving } from './timetable.rearrange.ts';

/**
 * Chooses who meets whom and lays it out. Same problem and wishes, same timetable; an exact choice also hangs on how far its
 * solver comes in its time.
 */
export function planTimetableOf(
  problem: TimetableProblem,
  wishes: TimetableWishes,
  pause?: () => Promise<void>,
): Promise<PlannedTimetable> {
  return problem.movable.length === 0 ? planAround(problem, wishes, pause) : planMoving(problem, wishes, pause);
}
