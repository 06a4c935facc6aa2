import type { MatchIndex } from '../../build.ts';
import { featureSum } from './feature-sum.ts';

/** A chance that the investor takes the startup, below which differences say little. */
const FLOOR = 0.01;

/** ln of a chance that the investor takes the startup over that of the average investor. */
export function lnChance(chance: number, { learned, investors }: MatchIndex): number {
  const average = learned.investorsPerDeal / investors.count;
  return Math.log((Math.max(0, chance) + FLOOR) / (average + FLOOR));
}

/** How often the investor joins rounds with this startup's features, all weighed together (learn/affinity.ts). ln ratio to the average investor. */
export const affinity = featureSum({
  name: 'affinity',
  bound: 12,
  table: ({ learned }) => learned.affinity,
  curve: lnChance,
});
