import { subgraph } from '#kit/subgraph';
import { countryYearOf } from '#vocabulary/country-year';
import { CountryYearResolver } from './country-year.resolver.ts';
import { Deal } from './deal.entity.ts';
import { DealResolver } from './deal.resolver.ts';
import { handlers } from './handlers.ts';
import { dealImport, investorImport } from './import.actions.ts';
import { Investor } from './investor.entity.ts';
import { InvestorResolver } from './investor.resolver.ts';
import { type InvestorsLoaders, loaders } from './loaders.ts';
import { Initial } from './migrations/0001-initial.ts';
import { Import } from './migrations/0002-import.ts';
import { seed } from './seed.ts';
import { StartupResolver } from './startup.resolver.ts';
import { StartupCopy } from './startup-copy.entity.ts';
import { CountryYear, Startup } from './stubs.ts';

export const investors = subgraph<InvestorsLoaders>({
  name: 'investors',
  entities: [Investor, Deal, StartupCopy],
  resolvers: [InvestorResolver, DealResolver, StartupResolver, CountryYearResolver],
  types: [Startup, CountryYear],
  references: {
    Investor: ({ id }, { loaders }) => loaders.investor.load(id),
    Deal: ({ id }, { loaders }) => loaders.deal.load(id),
    Startup: ({ id }) => ({ id }),
    CountryYear: ({ id }) => {
      const key = countryYearOf(id);
      return key && { id, ...key };
    },
  },
  loaders,
  handlers,
  migrations: [Initial, Import],
  imports: [investorImport, dealImport],
  seed,
});
