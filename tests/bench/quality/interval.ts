/** How sure a difference of two ways to judge is: the paired bootstrap over queries (Efron 1979), by percentiles. */
import { ndcgAt, recallAt } from '#matching';
import { randomFrom } from '../../../matching/learn/sampling.ts';
import type { DealsLists } from '../../../subgraphs/matches/deals.lists.ts';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';

const SEED = 20261123;
const DRAWS = 1000;

export interface Interval {
  readonly mean: number;
  /** Of 95 %. */
  readonly low: number;
  readonly high: number;
}

const signed = (value: number) => `${value < 0 ? '' : '+'}${value.toFixed(4)}`;

export const inBrackets = ({ mean, low, high }: Interval): string =>
  `${signed(mean)} [${signed(low)}, ${signed(high)}]`;

type Known = Pick<Window, 'answersA' | 'answersB'>;

/** Of `one` minus `other`: recall and NDCG of A, then of B, over the first `depth` of each list. */
export function intervalsOf({ answersA, answersB }: Known, one: DealsLists, other: DealsLists, depth = 10): Interval[] {
  return [[one.a, other.a, answersA] as const, [one.b, other.b, answersB] as const].flatMap(([mine, theirs, answers]) =>
    [recallAt, ndcgAt].map((measure) => {
      const by = (lists: DealsLists['a'], q: string) => measure(depth, lists.get(q) ?? [], answers.get(q)!);
      return intervalOf([...answers.keys()].map((q) => by(mine, q) - by(theirs, q)));
    }),
  );
}

/** @param differences by query; as many are drawn with replacement, the same ones for all measures of a task */
export function intervalOf(differences: readonly number[]): Interval {
  const next = randomFrom(SEED);
  const drawn = () => differences[Math.floor(next() * differences.length)]!;
  const means = Float64Array.from({ length: DRAWS }, () => mean(differences.map(drawn))).sort();
  const tail = Math.floor(0.025 * DRAWS);
  return { mean: mean(differences), low: means[tail]!, high: means[DRAWS - 1 - tail]! };
}

const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
