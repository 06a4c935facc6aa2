import type { InvestorStop } from '../criterion.ts';

/** The investor holds it already. */
export const portfolio: InvestorStop = {
  stop: (index, startup, investor) => {
    const deals = index.dealsOf.get(startup.id);
    const held = deals?.find((deal) => deal.startupId === startup.id && deal.investorIds.includes(investor.id));
    return held ? { code: 'IN_PORTFOLIO', parameters: { dealId: held.id, date: held.date } } : null;
  },
};
