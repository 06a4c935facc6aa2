import { Worker } from 'node:worker_threads';
import type { CompleteSolver, SolverAnswer, SolverQuestion, SolverRun } from '#matching';

/** What a worker is asked: all of the question that can be sent. */
export type SolverTask = Omit<SolverQuestion, 'onModel' | 'onBound'>;

/** What it says, line by line; the answer, or the fault, is the last. */
export type SolverLine =
  | { readonly kind: 'MODEL'; readonly model: readonly number[] }
  | { readonly kind: 'BOUND'; readonly bound: number }
  | { readonly kind: 'ANSWER'; readonly answer: SolverAnswer }
  | { readonly kind: 'FAULT'; readonly message: string };

/** Workers that wait for a question: to start one takes longer than most answers. */
const idle = new Set<Worker>();
const MOST_IDLE = 2;

/** clasp, compiled to WebAssembly, each run in a worker by itself: it keeps no time limit, so it is ended from outside. */
export const clasp: CompleteSolver = ({ onModel, onBound, ...task }: SolverQuestion): SolverRun => {
  const worker = workerAtHand();
  let isOver = false;
  const answer = new Promise<SolverAnswer>((resolve, reject) => {
    worker.on('message', (line: SolverLine) => {
      if (line.kind === 'MODEL') return onModel?.(new Set(line.model));
      if (line.kind === 'BOUND') return onBound?.(line.bound);
      if (line.kind === 'ANSWER') resolve(line.answer);
      else reject(new Error(`clasp: ${line.message}`));
      if (!isOver) keep(worker);
      isOver = true;
    });
    worker.on('error', reject);
    worker.on('exit', () => (isOver ? resolve('UNKNOWN') : reject(new Error('clasp: its worker ended'))));
  });
  worker.postMessage(task satisfies SolverTask);
  return {
    answer,
    stop: () => {
      if (!isOver) void worker.terminate();
      isOver = true;
    },
  };
};

function workerAtHand(): Worker {
  const [worker = new Worker(new URL('./solver.worker.ts', import.meta.url))] = idle;
  idle.delete(worker);
  worker.removeAllListeners();
  worker.ref();
  return worker;
}

/** For the next question; the process does not wait for it, and a fault of it is nobody's any more. */
function keep(worker: Worker): void {
  worker.removeAllListeners();
  worker.unref();
  for (const end of ['error', 'exit']) worker.on(end, () => idle.delete(worker));
  if (idle.size >= MOST_IDLE) void worker.terminate();
  else idle.add(worker);
}
