/** The exact top k of one investor's startups without scoring each. */
import type { MatchIndex } from '../build.ts';
import type { Weights } from '../match.ts';
import { isUsed, scoreOf, weighted } from '../score.ts';
import { Best } from '../topk.ts';
import { atDesk } from './desk.ts';
import { layoutOf } from './layout.ts';
import { planFor } from './plan.ts';
import { walk } from './walk.ts';

export interface Found {
  readonly row: number;
  readonly score: number;
}

/** What a search looked at, for those who measure. */
export interface Work {
  blocks: number;
  rows: number;
  scored: number;
}

/**
 * Best first; the same rows and scores, bit by bit, as scoring all and keeping the k best.
 * @param admit asked only of rows that would enter; @param work is counted up
 */
export function searchStartups(
  index: MatchIndex,
  investor: number,
  k: number,
  factors: Weights | undefined,
  admit: (row: number) => boolean,
  work: Work = { blocks: 0, rows: 0, scored: 0 },
): Found[] {
  if (index.startups.count === 0) return [];
  const criteria = weighted(index, { side: 'INVESTOR', row: investor }, factors).filter(isUsed);
  const layout = layoutOf(index.startups);
  return atDesk(layout, (desk) => {
    const plan = planFor(index, layout, desk, investor, factors);
    const best = new Best(k);
    const offer = (row: number) => {
      work.scored += 1;
      const score = scoreOf(criteria, row, investor);
      if (best.wouldTake(row, score) && admit(row)) best.add(row, score);
    };
    for (const row of plan.few) offer(row);
    const offerOnce = (row: number) => plan.few.has(row) || offer(row);
    const marks = desk.marks(layout.holdings.place.length);
    walk({ layout, plan, best, offer: offerOnce, work, marks });
    return best.list();
  });
}
