import type { Market } from './market.ts';

/** So many pairs a timetable chooses from by itself. */
const MOST = 3000;

/**
 * The pairs to be scheduled: those wanted and, in reserve for those that find no place, each participant's worthiest others;
 * all of them where they are few. Ascending.
 */
export function withReserves({ usable, pairsOf, capacity }: Market, wanted: Iterable<number>): number[] {
  const taken = new Set(usable.length <= MOST ? usable : wanted);
  if (usable.length > MOST) {
    for (const [p, own] of pairsOf.entries()) {
      let more = Math.ceil(capacity[p]! / 2);
      for (const e of own) {
        if (more === 0) break;
        if (taken.has(e)) continue;
        taken.add(e);
        more--;
      }
    }
  }
  return [...taken].sort((a, b) => a - b);
}
