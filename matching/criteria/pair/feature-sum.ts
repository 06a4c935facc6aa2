/** A criterion whose value is a curve over a sum of one number for each feature of the startup (learn/features.ts). */
import type { MatchIndex } from '../../build.ts';
import { columnOf } from '../../column.ts';
import type { StartupColumns } from '../../encode.ts';
import { FEATURE_FIELDS, type FeatureTable, featuresOf, partsOfFeature } from '../../learn/features.ts';
import { type Ragged, raggedFrom, rowOf } from '../../ragged.ts';
import type { PairCriterion } from '../criterion.ts';
import type { Summands, Term } from '../form.ts';

type Described = Pick<PairCriterion, 'name' | 'bound'> & {
  readonly table: (index: MatchIndex) => FeatureTable;
  /** Never falls as the sum grows; null = the sum is the value. */
  readonly curve: ((sum: number, index: MatchIndex) => number) | null;
};

export function featureSum({ name, bound, table, curve }: Described): PairCriterion {
  const judged = (sum: number, index: MatchIndex) => (curve === null ? sum : curve(sum, index));
  return {
    name,
    bound,
    side: 'INVESTOR',
    form: { kind: 'SUM', of: (index, investor) => summandsOf(index, investor, table(index), curve) },
    over: (index, fixed) => {
      const { weights, codes } = table(index);
      if (weights.length === 0) return null;
      const width = index.investors.count;
      const { starts, items } = rowsOf(index, codes);
      const own = fixed.side === 'INVESTOR' ? columnOf(weights, width, fixed.row) : null;
      if (own?.every((weight) => weight === 0)) return () => judged(0, index);
      return (startup, investor) => {
        let sum = 0;
        for (let e = starts[startup]!; e < starts[startup + 1]!; e++) {
          sum += own === null ? weights[items[e]! * width + investor]! : own[items[e]!]!;
        }
        return judged(sum, index);
      };
    },
    support: () => null,
    account: (index, _startup, investor) => {
      const past = index.dealsOf.get(index.investors.profiles[investor]!.id) ?? [];
      return { parameters: { deals: past.length }, evidence: [], dealIds: [] };
    },
  };
}

/** Rows of the tables that each startup's features have, found once for all startups of an index: the tables share them. */
const found = new WeakMap<StartupColumns, { readonly codes: FeatureTable['codes']; readonly rows: Ragged }>();

function rowsOf(index: MatchIndex, codes: FeatureTable['codes']): Ragged {
  const known = found.get(index.startups);
  if (known?.codes === codes) return known.rows;
  const rows = findRows(index, codes);
  found.set(index.startups, { codes, rows });
  return rows;
}

function findRows({ startups, asOf }: MatchIndex, codes: FeatureTable['codes']): Ragged {
  const year = Number(asOf.slice(0, 4));
  return raggedFrom(startups.count, (row) => {
    const shown = { row, round: startups.round[row]!, size: startups.size[row]!, year };
    const features = featuresOf(startups, { ...shown, backers: rowOf(startups.backers, row) });
    return features.flatMap((feature) => codes.get(feature) ?? []);
  });
}

/** The sum by what its terms are read from. */
function summandsOf(
  index: MatchIndex,
  investor: number,
  { codes, weights }: FeatureTable,
  curve: Described['curve'],
): Summands {
  const width = index.investors.count;
  const { starts, items } = rowsOf(index, codes);
  const kinds = new Uint8Array(codes.size);
  const own = columnOf(weights, width, investor);
  const ofBacker = new Float32Array(width);
  for (const [feature, row] of codes) {
    const { kind, code } = partsOfFeature(feature);
    kinds[row] = kind;
    if (FEATURE_FIELDS[kind] === null) ofBacker[code] = own[row]!;
  }
  const terms = FEATURE_FIELDS.flatMap((fields, kind): Term[] => {
    const at = (startup: number) => {
      let sum = 0;
      // A row's features lie in the order of their kinds.
      for (let e = starts[startup]!; e < starts[startup + 1]! && kinds[items[e]!]! <= kind; e++)
        if (kinds[items[e]!] === kind) sum += own[items[e]!]!;
      return sum;
    };
    return fields === null ? [] : [{ fields, at }];
  });
  return { terms, ofBacker, most: curve && ((_low, high) => curve(high, index)) };
}
