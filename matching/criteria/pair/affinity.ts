import type { MatchIndex } from '../../build.ts';
import type { StartupColumns } from '../../encode.ts';
import { featuresOf } from '../../learn/affinity.ts';
import { rowOf } from '../../ragged.ts';
import type { PairCriterion } from '../criterion.ts';

/** A chance that the investor takes the startup, below which differences say little. */
const FLOOR = 0.01;

/** How often the investor joins rounds with this startup's features, all weighed together (learn/affinity.ts). ln ratio to the average investor. */
export const affinity: PairCriterion = {
  name: 'affinity',
  side: 'INVESTOR',
  bound: 12,
  over: (index, fixed) => {
    const { weights } = index.learned.affinity;
    if (weights.length === 0) return null;
    const width = index.investors.count;
    const average = index.learned.investorsPerDeal / width;
    const held = fixed.side === 'STARTUP' ? rowsOf(index, fixed.row) : null;
    return (startup, investor) => {
      let chance = 0;
      for (const row of held ?? rowsOf(index, startup)) chance += weights[row * width + investor]!;
      return Math.log((Math.max(0, chance) + FLOOR) / (average + FLOOR));
    };
  },
  support: () => null,
  account: (index, _startup, investor) => {
    const past = index.dealsOf.get(index.investors.profiles[investor]!.id) ?? [];
    return { parameters: { deals: past.length }, evidence: [], dealIds: [] };
  },
};

/** Found once for a startup: a scan over an investor's list asks for each again and again. */
const found = new WeakMap<StartupColumns, number[][]>();

/** Rows of the table that the startup's features have. */
function rowsOf(index: MatchIndex, row: number): number[] {
  const known = found.get(index.startups) ?? [];
  found.set(index.startups, known);
  known[row] ??= findRows(index, row);
  return known[row];
}

function findRows({ startups, learned, asOf }: MatchIndex, row: number): number[] {
  const shown = { row, round: startups.round[row]!, size: startups.size[row]!, year: Number(asOf.slice(0, 4)) };
  const features = featuresOf(startups, { ...shown, backers: rowOf(startups.backers, row) });
  return features.flatMap((feature) => learned.affinity.codes.get(feature) ?? []);
}
