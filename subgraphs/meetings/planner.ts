import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { planTimetableOf } from './timetable.plan.ts';
import type { PlannedTimetable, TimetableProblem, TimetableWishes } from './timetable.problem.ts';

/** What the worker is asked, and what it says: a timetable, or why there is none. */
export interface PlanningTask {
  readonly problem: TimetableProblem;
  readonly wishes: TimetableWishes;
}
export type Planned = { readonly planned: PlannedTimetable } | { readonly fault: string };

/** Moves that take some milliseconds; a search of more runs in a worker, so that requests do not wait for it. */
const FEW_STEPS = 20_000;
/** Pairs of which the first choice alone takes longer. */
const FEW_PAIRS = 200;

let worker: Worker | null = null;
let turn: Promise<unknown> = Promise.resolve();

/** Plans a timetable without holding up the requests of others: one at a time, in a worker that is kept. */
export function plan(problem: TimetableProblem, wishes: TimetableWishes): Promise<PlannedTimetable> {
  if (problem.pairs.length <= FEW_PAIRS && wishes.steps <= FEW_STEPS) return planTimetableOf(problem, wishes);
  const planned = turn.then(() => planBeside({ problem, wishes }));
  turn = planned.catch(() => undefined);
  return planned;
}

/** As `plan`, but a question asked again is not searched again: for an action that a deadlock makes run anew. */
export function planOnce(): typeof plan {
  let last: { readonly asked: string; readonly planned: Promise<PlannedTimetable> } | null = null;
  return (problem, wishes) => {
    const asked = JSON.stringify([problem, wishes]);
    if (last?.asked !== asked) last = { asked, planned: plan(problem, wishes) };
    return last.planned;
  };
}

/** Starts the worker, which takes its time to load, before somebody waits for it. */
export function startPlanner(): void {
  workerAtHand();
}

function workerAtHand(): Worker {
  if (worker) return worker;
  // tsx by name: a test runner starts its workers without it.
  const started = new Worker(new URL('./timetable.worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const forget = () => {
    if (worker === started) worker = null;
  };
  for (const end of ['error', 'exit']) started.on(end, forget); // at rest its fault is nobody's; `planBeside` hears one at a question
  started.unref();
  worker = started;
  return started;
}

/** `once` rejects by itself when the worker fails. */
async function planBeside(task: PlanningTask): Promise<PlannedTimetable> {
  const at = workerAtHand();
  const heard = new AbortController();
  const { signal } = heard;
  const ended = once(at, 'exit', { signal }).then(([code]) => Promise.reject(new Error(`the planner ended: ${code}`)));
  const said = once(at, 'message', { signal }) as Promise<[Planned]>;
  at.postMessage(task);
  try {
    const [answer] = await Promise.race([said, ended]);
    if ('fault' in answer) throw new Error(answer.fault);
    return answer.planned;
  } finally {
    heard.abort();
  }
}
