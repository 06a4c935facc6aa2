import { Worker } from 'node:worker_threads';
import type { LinearAnswer, LinearQuestion, LinearRun, LinearSolver } from '#matching';

/** What the worker says: better solutions and bounds as they are found, then the answer. */
export type LinearLine =
  | { readonly kind: 'BETTER' | 'ANSWER'; readonly answer: LinearAnswer }
  | { readonly kind: 'FAULT'; readonly message: string };

const NOTHING: LinearAnswer = { status: 'UNKNOWN', bound: null, values: new Map(), duals: new Map() };

/** HiGHS, compiled to WebAssembly, in a worker of its own for each run: it blocks its thread, so it is ended from outside. */
export const highs: LinearSolver = (question: LinearQuestion): LinearRun => {
  const worker = new Worker(new URL('./linear.worker.ts', import.meta.url), { workerData: question });
  const answer = new Promise<LinearAnswer>((resolve, reject) => {
    let best = NOTHING;
    worker.on('message', (line: LinearLine) => {
      if (line.kind === 'FAULT') reject(new Error(`HiGHS: ${line.message}`));
      else if (line.kind === 'ANSWER') resolve(line.answer);
      else best = line.answer;
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve(best));
  });
  let stopped = false;
  return {
    answer,
    stop: () => {
      if (!stopped) void worker.terminate();
      stopped = true;
    },
  };
};
