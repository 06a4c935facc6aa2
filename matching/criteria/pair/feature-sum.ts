/** A criterion whose value is a curve over a sum of one number for each feature of the startup (learn/features.ts). */
import type { MatchIndex } from '../../build.ts';
import { columnOf } from '../../column.ts';
import { FEATURE_FIELDS, type FeatureTable, partsOfFeature } from '../../learn/features.ts';
import { remembered } from '../../remembered.ts';
import type { PairCriterion } from '../criterion.ts';
import type { Summands, Term } from '../form.ts';
import { KINDS, kindStartsOf, rowsOf } from './feature-sum.rows.ts';

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

/** The sum by what its terms are read from. */
function summandsOf(index: MatchIndex, investor: number, table: FeatureTable, curve: Described['curve']): Summands {
  const own = columnOf(table.weights, index.investors.count, investor);
  const terms = FEATURE_FIELDS.flatMap((fields, kind): Term[] =>
    fields === null ? [] : [{ fields, at: termOf(index, table, own, kind) }],
  );
  const ofBacker = ofBackersIn(own, table, index.investors.count);
  return { terms, ofBacker, judged: curve && ((sum) => curve(sum, index)) };
}

function termOf(index: MatchIndex, { codes }: FeatureTable, own: Float32Array, kind: number): Term['at'] {
  const { items } = rowsOf(index, codes);
  let startOf: Uint32Array | null = null;
  return (startup) => {
    // Not before a term is read: those who ask for the backers alone have a million startups.
    startOf ??= kindStartsOf(index, codes);
    const at = startup * KINDS + kind;
    let sum = 0;
    for (let e = startOf[at]!; e < startOf[at + 1]!; e++) sum += own[items[e]!]!;
    return sum;
  };
}

const ofBackers = remembered<Float32Array, Float32Array>();

/** @param own the investor's column of the table; a search asks twice */
function ofBackersIn(own: Float32Array, { codes }: FeatureTable, investors: number): Float32Array {
  return ofBackers(own, () => {
    const { rows, backers } = backersAmong(codes);
    const found = new Float32Array(investors);
    for (let at = 0; at < rows.length; at++) found[backers[at]!] = own[rows[at]!]!;
    return found;
  });
}

/** Found once: which rows of a table say who backs, and whom they name. */
const named = remembered<FeatureTable['codes'], ReturnType<typeof findBackers>>();

function backersAmong(codes: FeatureTable['codes']) {
  return named(codes, () => findBackers(codes));
}

function findBackers(codes: FeatureTable['codes']) {
  const all = [...codes].map(([feature, row]) => ({ row, ...partsOfFeature(feature) }));
  const backing = all.filter(({ kind }) => FEATURE_FIELDS[kind] === null);
  return {
    rows: Uint32Array.from(backing, ({ row }) => row),
    backers: Uint32Array.from(backing, ({ code }) => code),
  };
}
