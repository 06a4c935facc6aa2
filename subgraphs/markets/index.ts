import { StateTransition } from '#kit/state-machine';
import { subgraph } from '#kit/subgraph';
import { CountryYearResolver } from './country-year.resolver.ts';
import { countryYear } from './country-year.ts';
import { EntryPlan } from './entry-plan.entity.ts';
import { EntryPlanResolver, StartupEntryPlansResolver } from './entry-plan.resolver.ts';
import { loaders, type MarketsLoaders } from './loaders.ts';
import { Market } from './market.entity.ts';
import { MarketIndicatorResolver, MarketResolver } from './market.resolver.ts';
import { MarketIndicator } from './market-indicator.entity.ts';
import { MarketPair } from './market-pair.entity.ts';
import { MarketPairResolver } from './market-pair.resolver.ts';
import { Initial } from './migrations/0001-initial.ts';
import { seed } from './seed.ts';
import { StartupStub } from './stubs.ts';

export const markets = subgraph<MarketsLoaders>({
  name: 'markets',
  entities: [Market, MarketIndicator, MarketPair, EntryPlan, StateTransition],
  resolvers: [
    MarketResolver,
    MarketIndicatorResolver,
    MarketPairResolver,
    CountryYearResolver,
    EntryPlanResolver,
    StartupEntryPlansResolver,
  ],
  types: [StartupStub],
  references: {
    Market: ({ id }, { loaders }) => loaders.market.load(id),
    CountryYear: ({ id }) => countryYear(id),
    Startup: ({ id }) => ({ id }),
  },
  loaders,
  migrations: [Initial],
  seed,
});
