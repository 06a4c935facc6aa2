import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { byId, manyBy } from '#kit/loader';
import { Deal } from './deal.entity.ts';
import { raisedByCountry } from './deal.sums.ts';
import { Investor } from './investor.entity.ts';

/** Newest first; those of an unknown day last. */
const NEWEST = { date: 'desc nulls last', id: 'asc' } as const;

const dealsOfInvestors = (em: EntityManager) =>
  new DataLoader<string, Deal[]>(async (investorIds) => {
    const deals = await em.find(Deal, { investorIds: { $overlap: [...investorIds] } }, { orderBy: NEWEST });
    return investorIds.map((id) => deals.filter((deal) => deal.investorIds.includes(id)));
  });

export const loaders = (em: EntityManager) => ({
  investor: byId(em, Investor),
  deal: byId(em, Deal),
  dealsOfStartup: manyBy(em, Deal, 'startupId', NEWEST),
  dealsOfInvestor: dealsOfInvestors(em),
  raisedByCountry: raisedByCountry(em),
});

export type InvestorsLoaders = ReturnType<typeof loaders>;
