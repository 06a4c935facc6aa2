import type { MeetingProspect } from '#matching';
import type { PairScore } from './pair-score.entity.ts';

const keyOf = ({ startupId, otherId }: Pick<PairScore, 'startupId' | 'otherId'>): string => `${startupId}+${otherId}`;

/** `investor_x` -> `investor`: scores are comparable within one kind of other party only. */
const kindOf = (id: string): string => id.slice(0, id.indexOf('_'));

/** What one likes a meeting outside somebody's mandate of what it would. */
const OUTSIDE = 0.4;

/** Each row's place in a list of which it is a part: 1 for the first, falling evenly to 1/n for the last. */
function placesIn(lists: Iterable<readonly PairScore[]>, by: 'score' | 'startupSide' | 'otherSide') {
  const places = new Map<string, number>();
  for (const list of lists) {
    const sorted = [...list].sort((x, y) => y[by] - x[by] || (keyOf(x) < keyOf(y) ? -1 : 1));
    for (const [at, row] of sorted.entries()) places.set(keyOf(row), 1 - at / sorted.length);
  }
  return places;
}

const listsOfStartups = (scores: readonly PairScore[]) =>
  Map.groupBy(scores, ({ startupId, otherId }) => `${startupId} ${kindOf(otherId)}`).values();
const listsOfOthers = (scores: readonly PairScore[]) => Map.groupBy(scores, ({ otherId }) => otherId).values();

/** What is known of a pair before anybody asks for it. */
export interface Standing extends Omit<MeetingProspect, 'asked'> {
  readonly startupId: string;
  readonly otherId: string;
}

/**
 * `<startup>+<other>` -> the places that each holds in the other's list, among those who come. Bars play no part in it, so that
 * no order betrays one.
 */
export function standingsOf(scores: readonly PairScore[]): Map<string, Standing> {
  const ofStartup = placesIn(listsOfStartups(scores), 'score');
  const ofOther = placesIn(listsOfOthers(scores), 'score');
  return new Map(
    scores.map((row) => {
      const { startupId, otherId, outside } = row;
      const places = [ofStartup.get(keyOf(row))!, ofOther.get(keyOf(row))!] as const;
      return [keyOf(row), { startupId, otherId, outside, places }];
    }),
  );
}

/** `<by>><about>` -> how well the one suits what the other seeks, 0 to 1: its place in a list by that side's wishes alone. */
export function likingsOf(scores: readonly PairScore[]): Map<string, number> {
  const ofStartup = placesIn(listsOfStartups(scores), 'startupSide');
  const ofOther = placesIn(listsOfOthers(scores), 'otherSide');
  return new Map(
    scores.flatMap((row) => {
      const { startupId, otherId, outside } = row;
      const less = outside ? OUTSIDE : 1;
      return [
        [`${startupId}>${otherId}`, ofStartup.get(keyOf(row))! * less] as const,
        [`${otherId}>${startupId}`, ofOther.get(keyOf(row))! * less] as const,
      ];
    }),
  );
}
