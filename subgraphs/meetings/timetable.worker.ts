/** Plans timetables beside the event loop, as long as somebody asks. */
import { parentPort } from 'node:worker_threads';
import type { Planned, PlanningTask } from './planner.ts';
import { planTimetableOf } from './timetable.plan.ts';

parentPort!.on('message', async ({ problem, wishes }: PlanningTask) => {
  const said: Planned = await planTimetableOf(problem, wishes).then(
    (planned) => ({ planned }),
    (error: Error) => ({ fault: error.message }),
  );
  parentPort!.postMessage(said);
});
