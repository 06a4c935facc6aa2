import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { describe, it, vi } from 'vitest';
import { plan, startPlanner } from '../../../subgraphs/meetings/planner.ts';
import { planTimetableOf } from '../../../subgraphs/meetings/timetable.plan.ts';
import type { TimetableWishes } from '../../../subgraphs/meetings/timetable.problem.ts';
import { readForum } from '../../bench/forum.ts';

const { problem } = readForum(readFileSync(new URL('../../bench/forum/forum-60x25.json', import.meta.url), 'utf8'));
const wishes: TimetableWishes = {
  ...{ longestWaitMinutes: 60, atLeast: null, fairToStates: false },
  ...{ choice: 'HEURISTIC', solverSeconds: 1, steps: 0 },
};

describe('The planner of a large event', () => {
  it('outlives the death of a worker that waits for a question, and plans in another', async ({ expect }) => {
    const [resting, asking] = [vi.spyOn(Worker.prototype, 'unref'), vi.spyOn(Worker.prototype, 'postMessage')];
    startPlanner();
    const dead = resting.mock.contexts[0] as Worker;
    dead.emit('error', new Error('it could not be loaded'));
    void dead.terminate();
    expect(await plan(problem, wishes)).toEqual(await planTimetableOf(problem, wishes));
    expect(asking.mock.contexts).toEqual([resting.mock.contexts[1]]);
    expect(asking.mock.contexts[0]).not.toBe(dead);
  });
});
