import { ndcgOfPlaces } from '#matching';
import type { LoggedSuggestion } from './suggestion-log.reader.ts';

/** How deep the measures look. */
export const DEPTH = 10;

/** A suggestion at its place in its list. */
export interface Placed extends LoggedSuggestion {
  readonly place: number;
}

/** What one viewer was shown on one day by one model, best place first. */
export type ShownList = readonly Placed[];

/**
 * The lists of a log in the order of `readSuggestions`. Places are the positions shown; where two filters of one day
 * showed two candidates at one position, the later moves down, so that no place is taken twice.
 */
export function listsOf(log: readonly LoggedSuggestion[]): ShownList[] {
  const lists = Map.groupBy(log, ({ viewerId, shownOn, modelVersion }) => `${shownOn} ${viewerId} ${modelVersion}`);
  return [...lists.values()].map((rows) => {
    let last = 0;
    return rows.map((row) => {
      last = Math.max(row.position, last + 1);
      return { ...row, place: last };
    });
  });
}

/** The same candidates over the same places, best first by another order; equal ones by id. */
export function redealt(list: ShownList, worth: (row: Placed) => number): ShownList {
  const order = [...list].sort((a, b) => worth(b) - worth(a) || (a.candidateId < b.candidateId ? -1 : 1));
  return order.map((row, i) => ({ ...row, place: list[i]!.place, propensity: list[i]!.propensity }));
}

/** Baseline: whom most parties had accepted before comes first. */
export const byPopularity = (list: ShownList): ShownList => redealt(list, ({ popularity }) => popularity);

const acceptedPlaces = (list: ShownList): number[] => list.filter(({ accepted }) => accepted).map(({ place }) => place);

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

export interface RankingQuality {
  readonly hitAt10: number | null;
  readonly ndcgAt10: number | null;
}

/** Null where there is no list to take the mean of. */
export function rankingQuality(lists: readonly ShownList[]): RankingQuality {
  const places = lists.map(acceptedPlaces);
  const hit = places.map((taken) => (taken.some((place) => place <= DEPTH) ? 1 : 0));
  const gains = places.filter((taken) => taken.length > 0).map((taken) => ndcgOfPlaces(DEPTH, taken));
  return { hitAt10: mean(hit), ndcgAt10: mean(gains) };
}

const pairOf = ({ viewerId, candidateId }: Placed): string => `${viewerId}>${candidateId}`;

/** All measures of some lists. A pair shown on several days is one suggestion, accepted when one showing led to it. */
function qualityOf(lists: readonly ShownList[]) {
  const shown = lists.flat();
  const suggestions = new Set(shown.map(pairOf)).size;
  const acceptedWithin30Days = new Set(shown.filter(({ accepted }) => accepted).map(pairOf)).size;
  return {
    lists: lists.length,
    impressions: shown.length,
    suggestions,
    acceptedWithin30Days,
    acceptedShare: suggestions === 0 ? null : acceptedWithin30Days / suggestions,
    ...rankingQuality(lists),
  };
}

export const QualityGrouping = { SECTOR: 'SECTOR', COUNTRY: 'COUNTRY' } as const;
export type QualityGrouping = (typeof QualityGrouping)[keyof typeof QualityGrouping];

const VALUES_OF: Record<QualityGrouping, (row: Placed) => readonly (string | null)[]> = {
  SECTOR: ({ sectors }) => (sectors?.length ? sectors : [null]),
  COUNTRY: ({ country }) => [country],
};

/** The groups a row falls into: one for each combination of its values. */
export const keysOf = (row: Placed, groupBy: readonly QualityGrouping[]): (string | null)[][] =>
  groupBy.reduce<(string | null)[][]>(
    (keys, by) => keys.flatMap((key) => VALUES_OF[by](row).map((value) => [...key, value])),
    [[]],
  );

/** Group -> what each list shows of it; the group named by its keys as JSON. */
function split(lists: readonly ShownList[], groupBy: readonly QualityGrouping[]): Map<string, ShownList[]> {
  const groups = new Map<string, ShownList[]>();
  for (const list of lists) {
    const named = list.flatMap((row) => keysOf(row, groupBy).map((key) => ({ name: JSON.stringify(key), row })));
    for (const [name, rows] of Map.groupBy(named, (one) => one.name)) {
      const shown = groups.get(name) ?? [];
      shown.push(rows.map(({ row }) => row));
      groups.set(name, shown);
    }
  }
  return groups;
}

/** Of each group the measures over its rows alone, at the places they had among all; largest group first. */
export function qualityByGroup(lists: readonly ShownList[], groupBy: readonly QualityGrouping[]) {
  const baseline = split(lists.map(byPopularity), groupBy);
  return [...split(lists, groupBy)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, shown]) => ({
      keys: (JSON.parse(name) as (string | null)[]).map((value, i) => ({ by: groupBy[i]!, value })),
      ...qualityOf(shown),
      popularity: rankingQuality(baseline.get(name)!),
    }))
    .sort((a, b) => b.impressions - a.impressions);
}
