import type { MarketProfile } from '../../profile.ts';
import type { MarketCriterion } from '../criterion.ts';
import { marketOf, stated, UNKNOWN } from '../facts.ts';

/** How much a shared bloc eases trade, as the project states it: a customs union 1, a free-trade area 0.7, a club 0.3. */
const EASE: Readonly<Record<string, number>> = {
  EAEU: 1,
  EU: 1,
  GCC: 1,
  ASEAN: 0.8,
  CIS: 0.6,
  CISFTA: 0.7,
  RCEP: 0.6,
  SAFTA: 0.5,
  ECO: 0.3,
  BRICS: 0.3,
  WTO: 0.2,
};
const FREE_TRADE = 0.7;
const OTHER = 0.3;

/** The strongest tie of trade rules between home and the market. */
export const bloc: MarketCriterion = {
  name: 'bloc',
  judge: (index, startup, market) => {
    const home = marketOf(index, startup.country);
    if (home === undefined || home.blocs.length === 0 || market.blocs.length === 0) return UNKNOWN;
    const shared = home.blocs.filter((name) => market.blocs.includes(name));
    const eases = shared.map((name) => EASE[name] ?? OTHER);
    const agreements = [...freeTrade(home, market), ...freeTrade(market, home)];
    const agreement = agreements.length > 0;
    return {
      value: Math.max(0, ...eases, agreement ? FREE_TRADE : 0),
      evidence: [
        stated('sharedBlocs', shared, market.origins.blocs),
        ...(agreement ? [stated('freeTradeWith', [...new Set(agreements)], market.origins.freeTradeWith)] : []),
      ],
      parameters: { blocs: shared.join(', '), freeTrade: agreement },
    };
  },
};

/** With whom one side has free trade: the other country, or a bloc of it. */
function freeTrade(one: MarketProfile, other: MarketProfile): string[] {
  return one.freeTradeWith.filter((name) => name === other.country || other.blocs.includes(name));
}
