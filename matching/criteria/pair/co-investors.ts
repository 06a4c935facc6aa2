import type { MatchIndex } from '../../build.ts';
import type { CoInvestment } from '../../learn/coinvest.ts';
import { isEmpty, rowOf } from '../../ragged.ts';
import { remembered } from '../../remembered.ts';
import type { PairCriterion } from '../criterion.ts';
import type { BackerSum } from '../form.ts';

/** Pseudo shared deals of the average. */
const SHRINK = 0.5;

/** Has the investor invested beside those who already back the startup? ln of shared deals over what chance would give. */
export const coInvestors: PairCriterion = {
  name: 'coInvestors',
  side: 'INVESTOR',
  bound: 20,
  form: { kind: 'BACKERS', of: sharedAtMost },
  over: (index, fixed) => {
    if (fixed.side === 'STARTUP' && isEmpty(index.startups.backers, fixed.row)) return null;
    const { starts, items } = index.startups.backers;
    const { ofInvestor, total } = index.learned.coInvestment;
    const together = togetherOver(
      index,
      fixed.side === 'STARTUP' ? rowOf(index.startups.backers, fixed.row) : [fixed.row],
    );
    return (startup, investor) => {
      const from = starts[startup]!;
      const to = starts[startup + 1]!;
      if (from === to) return Number.NaN;
      let shared = fixed.side === 'STARTUP' ? together[investor]! : 0;
      let partners = 0;
      for (let at = from; at < to; at++) {
        if (fixed.side === 'INVESTOR') shared += together[items[at]!]!;
        partners += ofInvestor[items[at]!]!;
      }
      const expected = total === 0 ? 0 : (partners * ofInvestor[investor]!) / total;
      return Math.log((shared + SHRINK) / (expected + SHRINK));
    };
  },
  support: () => null,
  account: (index, startup, investor) => {
    const beside = partnersOf(index, startup, investor);
    return {
      parameters: { shared: beside.length, investorIds: beside.slice(0, 3).join(', ') },
      evidence: [],
      dealIds: [],
    };
  },
};

/** The last one asked for: one search asks for the same several times. */
const last = remembered<CoInvestment, Float64Array>();

/** By investor: its shared deals with the given ones, added. */
function togetherOver(index: MatchIndex, given: readonly number[]): Float64Array {
  return last(index.learned.coInvestment, () => sharedWith(index, given), given.join());
}

function sharedWith(index: MatchIndex, given: readonly number[]): Float64Array {
  const { partners, shared } = index.learned.coInvestment;
  const sum = new Float64Array(index.investors.count);
  for (const one of given) {
    for (let at = partners.starts[one]!; at < partners.starts[one + 1]!; at++) sum[partners.items[at]!]! += shared[at]!;
  }
  return sum;
}

/** As if chance gave none of what is shared. */
function sharedAtMost(index: MatchIndex, investor: number): BackerSum {
  const { starts, items } = index.learned.coInvestment.partners;
  const among = items.subarray(starts[investor]!, starts[investor + 1]!);
  const ofBacker = { each: togetherOver(index, [investor]), among };
  return { ofBacker, most: (sum) => Math.log((sum + SHRINK) / SHRINK) };
}

/** Ids of the startup's backers that shared a deal with the investor. */
function partnersOf(index: MatchIndex, startup: number, investor: number): string[] {
  const { partners }: CoInvestment = index.learned.coInvestment;
  const known = new Set(rowOf(partners, investor));
  return rowOf(index.startups.backers, startup)
    .filter((backer) => known.has(backer))
    .map((backer) => index.investors.profiles[backer]!.id);
}
