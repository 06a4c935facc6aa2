/**
 * Fairness of exposure between groups of candidates, such as home states: each group's share of the looks over its share of
 * the candidates (Singh and Joachims 2018, "Fairness of Exposure in Rankings"), and re-ranks that raise the smallest of them.
 */
import { examinationAt } from './evaluate.ts';

export interface ScoredCandidate {
  readonly id: string;
  readonly score: number;
}

/** `null`: the candidate belongs to no group that is measured; it keeps its score. */
export type GroupOf = (id: string) => string | null;

export interface GroupExposure {
  readonly group: string;
  /** How many candidates it has. */
  readonly supply: number;
  /** Expected looks: the sum of `examinationAt(place)` over the places it takes among the first k. */
  readonly exposure: number;
  /** Share of the exposure over share of the supply, 1 = even; null without supply, or when nothing is shown. */
  readonly ratio: number | null;
}

/** @param supply candidates of each group @param k how deep a list is looked at */
export function exposureByGroup(
  k: number,
  lists: Iterable<readonly string[]>,
  groupOf: GroupOf,
  supply: ReadonlyMap<string, number>,
): GroupExposure[] {
  const looks = new Map([...supply.keys()].map((group) => [group, 0]));
  for (const list of lists) {
    for (const [at, id] of list.slice(0, k).entries()) {
      const group = groupOf(id);
      if (group !== null && looks.has(group)) looks.set(group, looks.get(group)! + examinationAt(at + 1));
    }
  }
  const [allLooks, all] = [total(looks.values()), total(supply.values())];
  return [...supply].map(([group, count]) => {
    const exposure = looks.get(group)!;
    const ratio = count === 0 || allLooks === 0 ? null : exposure / allLooks / (count / all);
    return { group, supply: count, exposure, ratio };
  });
}

/** The worst-off group's ratio; null when no group has one. */
export function leastRatio(exposures: readonly GroupExposure[]): number | null {
  const ratios = exposures.flatMap(({ ratio }) => ratio ?? []);
  return ratios.length === 0 ? null : Math.min(...ratios);
}

/** Logarithm of odds taken from each candidate of a group. */
export type Handicaps = ReadonlyMap<string, number>;

/** Best first by what is left of the scores; equal ones by id. */
export function reranked(list: readonly ScoredCandidate[], groupOf: GroupOf, handicaps: Handicaps): ScoredCandidate[] {
  const worth = ({ id, score }: ScoredCandidate) => score - (handicaps.get(groupOf(id) ?? '') ?? 0);
  return [...list].sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
}

const ROUNDS = 40;
const STEP = 0.25;

/**
 * Handicaps found by a proportional controller over all lists at once (after Morik et al. 2020, FairCo): in each round a
 * group gives up, or is given, a share of the logarithm of its ratio.
 * @param strength the most that a score may move, 0 or more: e^strength is the most that odds are multiplied or divided by
 */
export function fairHandicaps(
  k: number,
  lists: readonly (readonly ScoredCandidate[])[],
  groupOf: GroupOf,
  supply: ReadonlyMap<string, number>,
  strength: number,
): Handicaps {
  let handicaps: Handicaps = new Map();
  for (let round = 0; round < ROUNDS && strength > 0; round++) {
    const shown = lists.map((list) => reranked(list, groupOf, handicaps).map(({ id }) => id));
    const exposures = exposureByGroup(k, shown, groupOf, supply);
    handicaps = new Map(
      exposures.map(({ group, ratio }) => [group, moved(handicaps.get(group) ?? 0, ratio, strength)]),
    );
  }
  return handicaps;
}

/** A group that nobody sees has a logarithm without bound: it moves as if it had a tenth of its share. */
function moved(handicap: number, ratio: number | null, strength: number): number {
  if (ratio === null) return handicap;
  return Math.max(-strength, Math.min(strength, handicap + STEP * Math.log(Math.max(0.1, ratio))));
}

function total(values: Iterable<number>): number {
  return [...values].reduce((sum, value) => sum + value, 0);
}
