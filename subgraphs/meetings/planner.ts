import { Worker } from 'node:worker_threads';
import { planTimetableOf } from './timetable.plan.ts';
import type { PlannedTimetable, TimetableProblem, TimetableWishes } from './timetable.problem.ts';

/** Moves that take some milliseconds; a search of more runs in a worker, so that requests do not wait for it. */
const FEW_STEPS = 20_000;
/** Pairs of which the first choice alone takes longer. */
const FEW_PAIRS = 200;

let turn: Promise<unknown> = Promise.resolve();

/** Plans a timetable without holding up the requests of others: one worker at a time. */
export function plan(problem: TimetableProblem, wishes: TimetableWishes): Promise<PlannedTimetable> {
  if (problem.pairs.length <= FEW_PAIRS && wishes.steps <= FEW_STEPS) return planTimetableOf(problem, wishes);
  const planned = turn.then(() => planBeside(problem, wishes));
  turn = planned.catch(() => undefined);
  return planned;
}

async function planBeside(problem: TimetableProblem, wishes: TimetableWishes): Promise<PlannedTimetable> {
  const worker = new Worker(new URL('./timetable.worker.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'], // by name: a test runner starts its workers without it
    workerData: { problem, wishes },
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the planner ended with code ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
