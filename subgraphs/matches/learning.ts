import { Worker } from 'node:worker_threads';
import type { Alliance, MatchIndex } from '#matching';
import type { Release } from './release.ts';

/** What the worker is asked, and what it says: an index, or why there is none. */
export interface Lesson {
  readonly alliance: Alliance;
  readonly release: Release;
}
export type Learned = { readonly index: MatchIndex } | { readonly fault: string };

/** The index could not be built: the worker said why, or ended without a word. */
export class LearningError extends Error {
  override readonly name = 'LearningError';
}

/**
 * Builds indexes in a worker of its own each, one after another, so that this thread goes on answering: it but copies the
 * facts out and the index in, whose tables change hands without being copied.
 */
export class Learning {
  #worker: Worker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** @throws LearningError when the worker fails or is ended */
  indexOf(lesson: Lesson): Promise<MatchIndex> {
    const turn = this.#turn.then(() => this.#run(lesson));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #run(lesson: Lesson): Promise<MatchIndex> {
    if (this.#isClosed) throw new LearningError('no more is learned: the subgraph is closed');
    // tsx by name: a test runner starts its workers without it.
    const worker = new Worker(new URL('./learning.worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
    this.#worker = worker;
    try {
      return await new Promise((resolve, reject) => {
        worker.on('message', (learned: Learned) =>
          'index' in learned ? resolve(learned.index) : reject(new LearningError(learned.fault)),
        );
        worker.on('error', (error: Error) => reject(new LearningError(error.message, { cause: error })));
        worker.on('exit', (code) => reject(new LearningError(`the worker ended with code ${code}`)));
        worker.postMessage(lesson);
      });
    } finally {
      await worker.terminate();
    }
  }

  /** Ends what is being learned; whoever waits for it is told. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }
}
