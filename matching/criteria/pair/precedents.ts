import type { MatchIndex } from '../../build.ts';
import type { StartupColumns } from '../../encode.ts';
import { type Codes, codesOfStartups, expectedNearness, nearness } from '../../learn/precedents.ts';
import type { PairCriterion } from '../criterion.ts';
import type { Ceiling } from '../form.ts';
import { ceilings, combinationsOf, partWithin, type ShownParts, shownParts } from './precedents.ceiling.ts';

/** Share of the average investor that is added to each, so that one without near deals stays at a finite distance. */
const FLOOR = 0.1;

/** How near the investor's past deals are to this one in all fields together. ln ratio to the average investor. */
export const precedents: PairCriterion = {
  name: 'precedents',
  side: 'INVESTOR',
  bound: 40,
  form: { kind: 'CEILING', of: ceilingOf },
  over: (index, fixed) => {
    const { learned } = index;
    const { starts, total } = learned.precedents;
    if (total === 0) return null;
    const { codes, expected } = startupsOf(index);
    const investors = index.investors.count;
    if (fixed.side === 'INVESTOR' && starts[fixed.row] === starts[fixed.row + 1]) return () => lnRatio(0);
    return (startup, investor) => {
      let near = 0;
      for (let e = starts[investor]!; e < starts[investor + 1]!; e++)
        near += nearness(learned.precedents, e, codes, startup);
      return lnRatio((near * investors) / expected[startup]!);
    };
  },
  support: () => null,
  account: (index, startup, investor) => {
    const nearest = nearestDeals(index, startup, investor);
    return { parameters: { deals: nearest.length }, evidence: [], dealIds: nearest.slice(0, 3) };
  },
};

/** ln ratio to the average, which has 1. */
function lnRatio(ratio: number): number {
  return Math.log((ratio + FLOOR) / (1 + FLOOR));
}

function ceilingOf(index: MatchIndex, investor: number): Ceiling {
  const { precedents } = index.learned;
  const { codes, expected, parts } = startupsOf(index);
  const most = ceilings(precedents, investor, parts);
  const scale = index.investors.count / expected[0]!;
  return (fields, rows) => {
    const part = partWithin(fields);
    if (part === null) return null;
    const values = most[part].map((near) => lnRatio(near * scale));
    const at = combinationsOf(codes, part, rows, parts);
    const highest = new Float64Array(rows.length);
    for (let n = 0; n < rows.length; n++) highest[n] = values[at[n]!]!;
    return highest;
  };
}

interface Prepared {
  readonly codes: Codes;
  /** What all deals together would count, by startup. */
  readonly expected: Float64Array;
  readonly parts: ShownParts;
}

/** Found once for all startups of an index. */
const prepared = new WeakMap<StartupColumns, Prepared>();

function startupsOf({ startups, learned }: MatchIndex): Prepared {
  const known = prepared.get(startups);
  if (known) return known;
  const codes = codesOfStartups(startups, startups.all);
  const expected = Float64Array.from(startups.all, (row) => expectedNearness(learned.precedents, codes, row));
  const made = { codes, expected, parts: shownParts(learned.precedents, codes, startups) };
  prepared.set(startups, made);
  return made;
}

/** Ids of the investor's past deals, nearest first. */
function nearestDeals({ learned, startups }: MatchIndex, startup: number, investor: number): string[] {
  const { starts, deal } = learned.precedents;
  const codes = codesOfStartups(startups, [startup]);
  const found = [];
  for (let e = starts[investor]!; e < starts[investor + 1]!; e++) {
    found.push({ id: deal[e]!.id, near: nearness(learned.precedents, e, codes, 0) });
  }
  return found.sort((a, b) => b.near - a.near || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}
