import { planAround } from './timetable.around.ts';
import type { PlannedTimetable, TimetableProblem, TimetableWishes } from './timetable.problem.ts';
import { planMoving } from './timetable.rearrange.ts';

/**
 * Chooses who meets whom and lays it out. Same problem and wishes, same timetable; an exact choice also hangs on how far its
 * solver comes in its time.
 */
export function planTimetableOf(problem: TimetableProblem, wishes: TimetableWishes): Promise<PlannedTimetable> {
  const late = AbortSignal.timeout(wishes.solverSeconds * 1000);
  const ended = new Promise((end) => late.addEventListener('abort', end));
  return problem.movable.length === 0 ? planAround(problem, wishes, ended) : planMoving(problem, wishes, ended);
}
