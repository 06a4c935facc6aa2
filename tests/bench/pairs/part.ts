/** Lists for whichever investors are next, written into shared memory: run in one thread or in several at once. */
import type { MatchIndex } from '#matching';
import { searchStartups, type Work } from '../../../matching/scan/search.ts';
import { stopsOver } from '../../../matching/score.ts';

export interface Task {
  readonly index: MatchIndex;
  readonly k: number;
  /** How many investors have been taken, by all threads. */
  readonly taken: Int32Array;
  /** By investor, the rows of its list (+ 1; 0 = there are no more) and their scores. */
  readonly rows: Uint32Array;
  readonly scores: Float64Array;
}

const BATCH = 16;

export function work({ index, k, taken, rows, scores }: Task): Work {
  const done = { blocks: 0, rows: 0, scored: 0 };
  const { count } = index.investors;
  for (;;) {
    const from = Atomics.add(taken, 0, BATCH);
    if (from >= count) return done;
    for (let investor = from; investor < Math.min(count, from + BATCH); investor++) {
      const stopped = stopsOver(index, investor);
      searchStartups(index, investor, k, undefined, (row) => !stopped(row), done).forEach(({ row, score }, at) => {
        rows[investor * k + at] = row + 1;
        scores[investor * k + at] = score;
      });
    }
  }
}
