import { Worker } from 'node:worker_threads';
import { planTimetableOf } from './timetable.plan.ts';
import type { PlannedTimetable, TimetableProblem, TimetableWishes } from './timetable.problem.ts';

/** Moves that take some milliseconds; a search of more runs in a worker, so that requests do not wait for it. */
const FEW_STEPS = 5_000;
/** Pairs of which the first choice alone takes longer. */
const FEW_PAIRS = 200;

/** Plans a timetable without holding up the requests of others. */
export function plan(problem: TimetableProblem, wishes: TimetableWishes): Promise<PlannedTimetable> {
  const small = problem.pairs.length <= FEW_PAIRS && wishes.steps <= FEW_STEPS;
  return small ? planTimetableOf(problem, wishes) : planBeside(problem, wishes);
}

function planBeside(problem: TimetableProblem, wishes: TimetableWishes): Promise<PlannedTimetable> {
  const worker = new Worker(new URL('./timetable.worker.ts', import.meta.url), { workerData: { problem, wishes } });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the planner ended with ${code}`)));
  });
}
