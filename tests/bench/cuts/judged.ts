/** One way to judge, on one market. */
import { buildIndex, evaluate, type ModelKind, type Settings } from '#matching';
import { type DealsLists, listsOf } from '../../../subgraphs/matches/deals.lists.ts';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';
import { only } from '../quality.ts';

const NEVER = Number.MAX_SAFE_INTEGER;

/** The engine made to judge in one way, whatever the volume of deals. */
export const CHOICES: Readonly<Record<'popularity' | ModelKind, Partial<Settings>>> = {
  popularity: { minimumDeals: 0, ...only({ activity: 1, appeal: 1 }) },
  PRIORS: { additiveDeals: NEVER, minimumDeals: NEVER },
  ADDITIVE: { additiveDeals: 0, minimumDeals: NEVER },
  LEARNED: { minimumDeals: 0 },
};

export interface Judged {
  readonly lists: DealsLists;
  /** Recall@10 and NDCG@10 of A, then of B. */
  readonly figures: readonly number[];
  /** To learn and rank. */
  readonly seconds: number;
}

export function judged({ folder, answersA, answersB }: Window, overrides: Partial<Settings>): Judged {
  const started = performance.now();
  const lists = listsOf(folder, buildIndex(folder.alliance, overrides));
  const seconds = (performance.now() - started) / 1000;
  const [a, b] = [evaluate(lists.a, answersA), evaluate(lists.b, answersB)];
  return { lists, figures: [a.recallAt10, a.ndcgAt10, b.recallAt10, b.ndcgAt10], seconds };
}
