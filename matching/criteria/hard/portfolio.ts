import type { InvestorStop } from '../criterion.ts';

/** The investor holds it already. */
export const portfolio: InvestorStop = {
  over: ({ dealsOf, startups: { rows } }, { id }) => {
    const deals = dealsOf.get(id)?.filter(({ investorIds }) => investorIds.includes(id)) ?? [];
    if (deals.length === 0) return null;
    const held = new Set(deals.map(({ startupId }) => rows.get(startupId)));
    return (startup) => held.has(startup);
  },
  stop: (index, startup, investor) => {
    const deals = index.dealsOf.get(startup.id);
    const held = deals?.find((deal) => deal.startupId === startup.id && deal.investorIds.includes(investor.id));
    return held ? { code: 'IN_PORTFOLIO', parameters: { dealId: held.id, date: held.date } } : null;
  },
};
