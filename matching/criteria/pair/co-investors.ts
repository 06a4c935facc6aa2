import type { MatchIndex } from '../../build.ts';
import { rowOf } from '../../ragged.ts';
import type { PairCriterion } from '../criterion.ts';

/** Pseudo shared deals of the average. */
const SHRINK = 0.5;

/** Has the investor invested beside those who already back the startup? ln of shared deals over what chance would give. */
export const coInvestors: PairCriterion = {
  name: 'coInvestors',
  side: 'INVESTOR',
  bound: 20,
  over: (index) => {
    const { starts, items } = index.startups.backers;
    const { shared, partners, total, investors } = index.learned.coInvestment;
    return (startup, investor) => {
      const from = starts[startup]!;
      const to = starts[startup + 1]!;
      if (from === to) return Number.NaN;
      let together = 0;
      let expected = 0;
      for (let at = from; at < to; at++) {
        together += shared.get(items[at]! * investors + investor) ?? 0;
        expected += total === 0 ? 0 : (partners[items[at]!]! * partners[investor]!) / total;
      }
      return Math.log((together + SHRINK) / (expected + SHRINK));
    };
  },
  support: () => null,
  account: (index, startup, investor) => {
    const beside = partnersOf(index, startup, investor);
    return { parameters: { shared: beside.length, investorIds: beside.slice(0, 3).join(', ') }, evidence: [], dealIds: [] };
  },
};

/** Ids of the startup's backers that shared a deal with the investor. */
export function partnersOf(index: MatchIndex, startup: number, investor: number): string[] {
  const { shared, investors } = index.learned.coInvestment;
  return rowOf(index.startups.backers, startup)
    .filter((backer) => shared.has(backer * investors + investor))
    .map((backer) => index.investors.profiles[backer]!.id);
}
