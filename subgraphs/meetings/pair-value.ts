import type { PairScore } from './pair-score.entity.ts';

const keyOf = ({ startupId, otherId }: Pick<PairScore, 'startupId' | 'otherId'>): string => `${startupId}+${otherId}`;

/** `investor_x` -> `investor`: scores are comparable within one kind of other party only. */
const kindOf = (id: string): string => id.slice(0, id.indexOf('_'));

/** What a meeting outside somebody's mandate is worth of what it would be. */
const OUTSIDE = 0.4;

/** Each row's place in a list of which it is a part: 1 for the first, falling evenly to 1/n for the last. */
function placesIn(lists: Iterable<readonly PairScore[]>): Map<string, number> {
  const places = new Map<string, number>();
  for (const list of lists) {
    const sorted = [...list].sort((x, y) => y.score - x.score || (keyOf(x) < keyOf(y) ? -1 : 1));
    for (const [at, row] of sorted.entries()) places.set(keyOf(row), 1 - at / sorted.length);
  }
  return places;
}

/**
 * What a meeting of each pair brings, 0 to 1: the product of the places that each holds in the other's list, among those
 * who come. It stands for the chance that both accept and come; what attendance teaches may take its place. Bars play no
 * part in it, so that no order betrays one.
 */
export function valuesOf(scores: readonly PairScore[]): Map<string, number> {
  const ofStartup = placesIn(
    Map.groupBy(scores, ({ startupId, otherId }) => `${startupId} ${kindOf(otherId)}`).values(),
  );
  const ofOther = placesIn(Map.groupBy(scores, ({ otherId }) => otherId).values());
  const mutual = (row: PairScore) => ofStartup.get(keyOf(row))! * ofOther.get(keyOf(row))!;
  return new Map(scores.map((row) => [keyOf(row), mutual(row) * (row.outside ? OUTSIDE : 1)]));
}
