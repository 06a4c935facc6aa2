/** How good the lists of an index are on a window whose answers are known. */
import { evaluate, type MatchIndex } from '#matching';
import { type DealsLists, listsOf } from './deals.lists.ts';
import type { Window } from './deals.windows.ts';

interface OfTask {
  readonly recallAt10: number;
  readonly ndcgAt10: number;
}

export interface Figures {
  readonly a: OfTask;
  readonly b: OfTask;
}

export function figuresOf(window: Window, index: MatchIndex): Figures {
  return figuresOfLists(window, listsOf(window.folder, index));
}

export function figuresOfLists({ answersA, answersB }: Window, lists: DealsLists): Figures {
  const figures = (list: DealsLists['a'], answers: Window['answersA']): OfTask => {
    const { recallAt10, ndcgAt10 } = evaluate(list, answers);
    return { recallAt10, ndcgAt10 };
  };
  return { a: figures(lists.a, answersA), b: figures(lists.b, answersB) };
}

/** Recall@10 and NDCG@10 of A, then of B. */
export const inRow = ({ a, b }: Figures): readonly number[] => [a.recallAt10, a.ndcgAt10, b.recallAt10, b.ndcgAt10];
