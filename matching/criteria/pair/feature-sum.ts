/** A criterion whose value is a curve over a sum of one number for each feature of the startup (learn/features.ts). */
import type { MatchIndex } from '../../build.ts';
import { columnOf } from '../../column.ts';
import { FEATURE_FIELDS, type FeatureTable, partsOfFeature } from '../../learn/features.ts';
import { remembered } from '../../remembered.ts';
import type { PairCriterion } from '../criterion.ts';
import type { OfBacker, Summands, Term } from '../form.ts';
import { rowsByKind, rowsOf } from './feature-sum.rows.ts';

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
    form: {
      kind: 'SUM',
      of: (index, investor) => {
        const { codes, weights } = table(index);
        const own = columnOf(weights, index.investors.count, investor);
        return { ...summandsOver(index, codes, own), judged: curve && ((sum) => curve(sum, index)) };
      },
    },
    over: (index, fixed) => {
      const { weights, codes } = table(index);
      if (weights.length === 0) return null;
      const width = index.investors.count;
      if (fixed.side === 'INVESTOR') {
        const own = columnOf(weights, width, fixed.row);
        if (own.every((weight) => weight === 0)) return () => judged(0, index);
        const sumOf = sumOver(index, codes, own);
        return (startup) => judged(sumOf(startup), index);
      }
      const { starts, items } = rowsOf(index, codes);
      return (startup, investor) => {
        let sum = 0;
        for (let e = starts[startup]!; e < starts[startup + 1]!; e++) sum += weights[items[e]! * width + investor]!;
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

/** A startup's sum. @param own by row of the table */
export function sumOver(
  index: MatchIndex,
  codes: FeatureTable['codes'],
  own: Float32Array,
): (startup: number) => number {
  const { starts, items } = rowsOf(index, codes);
  return (startup) => {
    let sum = 0;
    for (let e = starts[startup]!; e < starts[startup + 1]!; e++) sum += own[items[e]!]!;
    return sum;
  };
}

/** The sum by what its terms are read from. */
export function summandsOver(index: MatchIndex, codes: FeatureTable['codes'], own: Float32Array): Summands {
  const terms = FEATURE_FIELDS.flatMap((fields, kind): Term[] =>
    fields === null ? [] : [{ fields, addTo: termOf(index, codes, own, kind) }],
  );
  return { terms, ofBacker: ofBackersIn(own, codes, index.investors.count), judged: null };
}

function termOf(index: MatchIndex, codes: FeatureTable['codes'], own: Float32Array, kind: number): Term['addTo'] {
  return (into, startups) => {
    const { starts, items } = rowsByKind(index, codes)[kind]!;
    for (let at = 0; at < into.length; at++) {
      const end = starts[startups[at]! + 1]!;
      let sum = 0;
      for (let e = starts[startups[at]!]!; e < end; e++) sum += own[items[e]!]!;
      into[at]! += sum;
    }
  };
}

const ofBackers = remembered<Float32Array, OfBacker>();

/** @param own the investor's column of the table; a search asks twice */
function ofBackersIn(own: Float32Array, codes: FeatureTable['codes'], investors: number): OfBacker {
  return ofBackers(own, () => {
    const { rows, backers } = backersAmong(codes);
    const each = new Float32Array(investors);
    for (let at = 0; at < rows.length; at++) each[backers[at]!] = own[rows[at]!]!;
    return { each, among: backers };
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
