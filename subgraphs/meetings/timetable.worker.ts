/** Plans one timetable beside the event loop. */
import { parentPort, workerData } from 'node:worker_threads';
import { planTimetableOf } from './timetable.plan.ts';
import type { TimetableProblem, TimetableWishes } from './timetable.problem.ts';

const { problem, wishes } = workerData as { problem: TimetableProblem; wishes: TimetableWishes };
parentPort!.postMessage(await planTimetableOf(problem, wishes));
