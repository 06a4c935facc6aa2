import type { EntityManager } from '@mikro-orm/postgresql';
import { byId, manyBy } from '#kit/loader';
import { StateTransition } from '#kit/state-machine';
import { EntryPlan } from './entry-plan.entity.ts';
import { Market } from './market.entity.ts';
import { MarketIndicator } from './market-indicator.entity.ts';
import { MarketPair } from './market-pair.entity.ts';

export const loaders = (em: EntityManager) => ({
  market: byId(em, Market),
  pair: byId(em, MarketPair),
  indicatorsOfCountry: manyBy(em, MarketIndicator, 'country', { indicator: 'asc' }),
  entryPlansOfStartup: manyBy(em, EntryPlan, 'startupId'),
  transitionsOfPlan: manyBy(em, StateTransition, 'subjectId', { at: 'asc', id: 'asc' }),
});

export type MarketsLoaders = ReturnType<typeof loaders>;
