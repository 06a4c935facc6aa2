import type { MatchIndex } from '../../build.ts';
import { columnOf } from '../../column.ts';
import type { StartupColumns } from '../../encode.ts';
import { FEATURE_FIELDS, featuresOf, partsOfFeature } from '../../learn/affinity.ts';
import { type Ragged, raggedFrom, rowOf } from '../../ragged.ts';
import type { PairCriterion } from '../criterion.ts';
import type { Summands, Term } from '../form.ts';

/** A chance that the investor takes the startup, below which differences say little. */
const FLOOR = 0.01;

/** How often the investor joins rounds with this startup's features, all weighed together (learn/affinity.ts). ln ratio to the average investor. */
export const affinity: PairCriterion = {
  name: 'affinity',
  side: 'INVESTOR',
  bound: 12,
  form: { kind: 'SUM', of: summandsOf },
  over: (index, fixed) => {
    const { weights } = index.learned.affinity;
    if (weights.length === 0) return null;
    const width = index.investors.count;
    const { starts, items } = rowsOf(index);
    const own = fixed.side === 'INVESTOR' ? columnOf(weights, width, fixed.row) : null;
    if (own?.every((weight) => weight === 0)) return () => lnRatio(0, index);
    return (startup, investor) => {
      let chance = 0;
      for (let e = starts[startup]!; e < starts[startup + 1]!; e++) {
        chance += own === null ? weights[items[e]! * width + investor]! : own[items[e]!]!;
      }
      return lnRatio(chance, index);
    };
  },
  support: () => null,
  account: (index, _startup, investor) => {
    const past = index.dealsOf.get(index.investors.profiles[investor]!.id) ?? [];
    return { parameters: { deals: past.length }, evidence: [], dealIds: [] };
  },
};

function lnRatio(chance: number, { learned, investors }: MatchIndex): number {
  const average = learned.investorsPerDeal / investors.count;
  return Math.log((Math.max(0, chance) + FLOOR) / (average + FLOOR));
}

/** Rows of the table that each startup's features have, found once for all startups of an index. */
const found = new WeakMap<StartupColumns, Ragged>();

function rowsOf(index: MatchIndex): Ragged {
  const known = found.get(index.startups);
  if (known) return known;
  const rows = findRows(index);
  found.set(index.startups, rows);
  return rows;
}

function findRows({ startups, learned, asOf }: MatchIndex): Ragged {
  const year = Number(asOf.slice(0, 4));
  return raggedFrom(startups.count, (row) => {
    const shown = { row, round: startups.round[row]!, size: startups.size[row]!, year };
    const features = featuresOf(startups, { ...shown, backers: rowOf(startups.backers, row) });
    return features.flatMap((feature) => learned.affinity.codes.get(feature) ?? []);
  });
}

/** The sum by what its terms are read from. */
function summandsOf(index: MatchIndex, investor: number): Summands {
  const { codes, weights } = index.learned.affinity;
  const width = index.investors.count;
  const { starts, items } = rowsOf(index);
  const kinds = new Uint8Array(codes.size);
  const own = columnOf(weights, width, investor);
  const ofBacker = new Float64Array(width);
  for (const [feature, row] of codes) {
    const { kind, code } = partsOfFeature(feature);
    kinds[row] = kind;
    if (FEATURE_FIELDS[kind] === null) ofBacker[code] = own[row]!;
  }
  const terms = FEATURE_FIELDS.flatMap((fields, kind): Term[] => {
    const at = (startup: number) => {
      let sum = 0;
      for (let e = starts[startup]!; e < starts[startup + 1]!; e++)
        if (kinds[items[e]!] === kind) sum += own[items[e]!]!;
      return sum;
    };
    return fields === null ? [] : [{ fields, at }];
  });
  return { terms, ofBacker, most: (_low, high) => lnRatio(high, index) };
}
