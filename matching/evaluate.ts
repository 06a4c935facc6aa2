/** Measures of ranked lists against right answers; binary relevance. An id that a list repeats counts once, where it stands first. */

/** Share of the right answers among the first k: 0..1. */
export function recallAt(k: number, list: readonly string[], right: ReadonlySet<string>): number {
  return right.size === 0 ? 0 : placesOf(list.slice(0, k), right).length / right.size;
}

/**
 * How likely a place of a list, from 1, is looked at: 1 / log2(1 + place), 1 at the top, .29 at the tenth. The discount of
 * Jarvelin and Kekalainen 2002, read as a position bias as in Singh and Joachims 2018 ("Fairness of Exposure in Rankings").
 */
export function examinationAt(place: number): number {
  return 1 / Math.log2(1 + place);
}

/** Discounted gain of the first k over the best possible: 0..1 (Jarvelin and Kekalainen 2002, log2 discount). */
export function ndcgAt(k: number, list: readonly string[], right: ReadonlySet<string>): number {
  return ndcgOfPlaces(k, placesOf(list, right), right.size);
}

/** The same from the places, from 1 and each once, where right answers stand. @param answers how many there are in all */
export function ndcgOfPlaces(k: number, places: readonly number[], answers: number = places.length): number {
  const gain = places.filter((place) => place <= k).reduce((sum, place) => sum + examinationAt(place), 0);
  let best = 0;
  for (let place = 1; place <= Math.min(k, answers); place++) best += examinationAt(place);
  return best === 0 ? 0 : gain / best;
}

/** One over the place of the first right answer: 0..1. */
export function reciprocalRank(list: readonly string[], right: ReadonlySet<string>): number {
  const at = list.findIndex((id) => right.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Mean of the precisions at each right answer in the first `depth`; those not in the list count 0: 0..1. */
export function averagePrecision(list: readonly string[], right: ReadonlySet<string>, depth = 100): number {
  const sum = placesOf(list.slice(0, depth), right).reduce((total, place, before) => total + (before + 1) / place, 0);
  return right.size === 0 ? 0 : sum / Math.min(right.size, depth);
}

export interface Exposure {
  /** Distinct candidates in the first k of all lists. */
  readonly distinct: number;
  /** 0 = all shown equally often, towards 1 = one takes all; over those shown. */
  readonly gini: number;
}

export function exposureAt(k: number, lists: Iterable<readonly string[]>): Exposure {
  const shown = new Map<string, number>();
  for (const list of lists) for (const id of new Set(list.slice(0, k))) shown.set(id, (shown.get(id) ?? 0) + 1);
  const counts = [...shown.values()].sort((a, b) => a - b);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const n = counts.length;
  const spread = counts.reduce((sum, count, at) => sum + (2 * (at + 1) - n - 1) * count, 0);
  return { distinct: n, gini: n === 0 ? 0 : spread / (n * total) };
}

export interface Quality {
  readonly queries: number;
  readonly recallAt10: number;
  readonly recallAt50: number;
  readonly ndcgAt10: number;
  readonly mrr: number;
  readonly map: number;
  readonly exposure: Exposure;
}

/** Means over the queries; a query without a list counts 0. */
export function evaluate(
  lists: ReadonlyMap<string, readonly string[]>,
  answers: ReadonlyMap<string, ReadonlySet<string>>,
): Quality {
  const judged = [...answers].map(([query, right]) => ({ list: (lists.get(query) ?? []).slice(0, 100), right }));
  const mean = (measure: (list: readonly string[], right: ReadonlySet<string>) => number) =>
    judged.reduce((sum, { list, right }) => sum + measure(list, right), 0) / Math.max(1, judged.length);
  return {
    queries: judged.length,
    recallAt10: mean((list, right) => recallAt(10, list, right)),
    recallAt50: mean((list, right) => recallAt(50, list, right)),
    ndcgAt10: mean((list, right) => ndcgAt(10, list, right)),
    mrr: mean(reciprocalRank),
    map: mean((list, right) => averagePrecision(list, right)),
    exposure: exposureAt(
      10,
      judged.map(({ list }) => list),
    ),
  };
}

/** Places of the right answers, from 1, each once. */
function placesOf(list: readonly string[], right: ReadonlySet<string>): number[] {
  const found = new Set<string>();
  return list.flatMap((id, at) => {
    if (!right.has(id) || found.has(id)) return [];
    found.add(id);
    return [at + 1];
  });
}
