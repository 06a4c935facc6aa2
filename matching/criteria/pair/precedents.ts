import type { MatchIndex } from '../../build.ts';
import type { StartupColumns } from '../../encode.ts';
import { type Codes, codesOfStartups, expectedNearness, nearness, type Precedents } from '../../learn/precedents.ts';
import { remembered } from '../../remembered.ts';
import type { PairCriterion } from '../criterion.ts';
import type { Cells } from '../form.ts';
import { InvestorCells } from './precedents.cells.ts';
import { expectedOver } from './precedents.expected.ts';

/** Share of the average investor that is added to each, so that one without near deals stays at a finite distance. */
const FLOOR = 0.1;

/** How near the investor's past deals are to this one in all fields together. ln ratio to the average investor. */
export const precedents: PairCriterion = {
  name: 'precedents',
  side: 'INVESTOR',
  bound: 40,
  form: { kind: 'CELLS', of: ratiosOf },
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
    const { deals, dealIds } = nearestDeals(index, startup, investor);
    return { parameters: { deals }, evidence: [], dealIds };
  },
};

/** ln ratio to the average, which has 1. */
function lnRatio(ratio: number): number {
  return Math.log((ratio + FLOOR) / (1 + FLOOR));
}

function ratiosOf(index: MatchIndex, investor: number, trades: Uint32Array, calls: Uint32Array): Cells {
  const { learned, investors } = index;
  const { codes } = startupsOf(index);
  const expected = expectedOver(learned.precedents, codes);
  const ground = { precedents: learned.precedents, startups: codes, expected, investors: investors.count };
  const cells = new InvestorCells(ground, investor, trades, calls);
  return Object.assign(cells, { valueOf: lnRatio });
}

interface Prepared {
  readonly codes: Codes;
  /** What all deals together would count, by startup. */
  readonly expected: Float64Array;
}

/** Found once for all startups of an index. */
const prepared = remembered<StartupColumns, Prepared>();

function startupsOf({ startups, learned: { precedents } }: MatchIndex): Prepared {
  return prepared(startups, () => prepare(startups, precedents), precedents);
}

function prepare(startups: StartupColumns, precedents: Precedents): Prepared {
  const codes = codesOfStartups(startups, startups.all);
  return { codes, expected: Float64Array.from(startups.all, (row) => expectedNearness(precedents, codes, row)) };
}

/** How many deals it looks back on, and the ids of the three nearest. */
function nearestDeals(index: MatchIndex, startup: number, investor: number) {
  const { starts, deal } = index.learned.precedents;
  const { codes } = startupsOf(index);
  const found: { readonly id: string; readonly near: number }[] = [];
  // The latest first: they weigh more, so few of the older ones come between.
  for (let e = starts[investor + 1]! - 1; e >= starts[investor]!; e--) {
    const near = nearness(index.learned.precedents, e, codes, startup);
    if (found.length === 3 && near < found[2]!.near) continue;
    found.push({ id: deal[e]!.id, near });
    found.sort((a, b) => b.near - a.near || (a.id < b.id ? -1 : 1)).splice(3);
  }
  return { deals: starts[investor + 1]! - starts[investor]!, dealIds: found.map(({ id }) => id) };
}
