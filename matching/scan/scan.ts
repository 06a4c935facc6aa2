/** The full scan: every startup scored, the k best kept. What a search is held against. */
import type { MatchIndex } from '../build.ts';
import type { Weights } from '../match.ts';
import { scoreStartups } from '../score.ts';
import { topK } from '../topk.ts';
import type { Found } from './search.ts';

/** @param rows ascending; all of the index unless given */
export function scanStartups(
  index: MatchIndex,
  investor: number,
  k: number,
  factors: Weights | undefined,
  admit: (row: number) => boolean,
  rows: Uint32Array = index.startups.all,
): Found[] {
  const scores = scoreStartups(index, investor, rows, factors);
  return topK(scores, k, (at) => admit(rows[at]!)).map((at) => ({ row: rows[at]!, score: scores[at]! }));
}
