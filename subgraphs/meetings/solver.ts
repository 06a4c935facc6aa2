import { Worker } from 'node:worker_threads';
import type { CompleteSolver, SolverAnswer, SolverQuestion, SolverRun } from '#matching';

/** What the worker says, line by line. */
export type SolverLine =
  | { readonly kind: 'MODEL'; readonly model: readonly number[] }
  | { readonly kind: 'BOUND'; readonly bound: number }
  | { readonly kind: 'ANSWER'; readonly answer: SolverAnswer }
  | { readonly kind: 'FAULT'; readonly message: string };

/** clasp, compiled to WebAssembly, in a worker of its own for each run: it keeps no time limit, so it is ended from outside. */
export const clasp: CompleteSolver = (question: SolverQuestion): SolverRun => {
  const { formula, seed, conflicts } = question;
  const worker = new Worker(new URL('./solver.worker.ts', import.meta.url), {
    workerData: { formula, seed, conflicts },
  });
  const answer = new Promise<SolverAnswer>((resolve, reject) => {
    worker.on('message', (line: SolverLine) => {
      if (line.kind === 'MODEL') question.onModel?.(new Set(line.model));
      if (line.kind === 'BOUND') question.onBound?.(line.bound);
      if (line.kind === 'ANSWER') resolve(line.answer);
      if (line.kind === 'FAULT') reject(new Error(`clasp: ${line.message}`));
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve('UNKNOWN'));
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
