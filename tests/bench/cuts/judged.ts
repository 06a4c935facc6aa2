/** One way to judge, on one market. */
import { buildIndex, type ModelKind, type Settings, settingsFor } from '#matching';
import { figuresOfLists, inRow } from '../../../subgraphs/matches/deals.figures.ts';
import { type DealsLists, listsOf } from '../../../subgraphs/matches/deals.lists.ts';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';
import { BY_HAND, only } from '../quality.ts';

const NEVER = Number.MAX_SAFE_INTEGER;

/** The engine made to judge in one way, whatever the volume of deals. */
export const CHOICES: Readonly<Record<'popularity' | ModelKind, Partial<Settings>>> = {
  popularity: { minimumDeals: 0, ...only({ activity: 1, appeal: 1 }) },
  PRIORS: { additiveDeals: NEVER, minimumDeals: NEVER },
  ADDITIVE: { additiveDeals: 0, minimumDeals: NEVER },
  LEARNED: { minimumDeals: 0 },
};

/** ADDITIVE as it was stated before small markets were learned from. */
const STATED = {
  ...BY_HAND,
  ...{ circle: 0, precedents: 0, usualSize: 0, momentum: 0, experience: 0, syndicate: 0 },
};

/** What small markets were judged by before. */
export const BEFORE: Readonly<Record<string, Partial<Settings>>> = {
  'by hand': { ...CHOICES.ADDITIVE, pair: { ...settingsFor('ADDITIVE').pair, ...STATED } },
  'as large': { ...CHOICES.LEARNED, small: undefined },
};

export interface Judged {
  readonly lists: DealsLists;
  /** Recall@10 and NDCG@10 of A, then of B. */
  readonly figures: readonly number[];
  /** To learn and rank. */
  readonly seconds: number;
}

export function judged(cut: Window, overrides: Partial<Settings>): Judged {
  const started = performance.now();
  const lists = listsOf(cut.folder, buildIndex(cut.folder.alliance, overrides));
  const seconds = (performance.now() - started) / 1000;
  return { lists, figures: inRow(figuresOfLists(cut, lists)), seconds };
}
