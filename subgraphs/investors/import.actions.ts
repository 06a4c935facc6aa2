import { importer } from '#kit/importer';
import { Deal } from './deal.entity.ts';
import { tellDeal, tellInvestor } from './event.actions.ts';
import { dealColumns, dealRow } from './import-deal.rules.ts';
import { investorColumns, investorRow } from './import-investor.rules.ts';
import { Investor } from './investor.entity.ts';

/** Investors from files: real ones with their source, never those of the demonstration. */
export const investorImport = importer({
  prefix: 'investor',
  entity: Investor,
  files: ['investors.csv', 'investors.ndjson'],
  columns: investorColumns,
  row: investorRow,
  tell: async (ids, { em, clock }) => {
    const investors = await em.find(Investor, { id: { $in: [...ids] } }, { orderBy: { id: 'asc' } });
    for (const investor of investors) tellInvestor(em, investor, clock());
  },
});

/** Deals from files. Their parties stand in the graph already, or in the files before. */
export const dealImport = importer({
  prefix: 'deal',
  entity: Deal,
  files: ['deals.csv', 'rounds.ndjson'],
  columns: dealColumns,
  row: dealRow,
  tell: async (ids, { em }) => {
    const deals = await em.find(Deal, { id: { $in: [...ids] } }, { orderBy: { id: 'asc' } });
    for (const deal of deals) tellDeal(em, deal);
  },
});
