import { StateTransition } from '#kit/state-machine';
import { subgraph } from '#kit/subgraph';
import { countryYearOf } from '#vocabulary/country-year';
import { CountryYearResolver } from './country-year.resolver.ts';
import { MarketEntry } from './entry.entity.ts';
import { EntryResolver } from './entry.resolver.ts';
import { startupImport } from './import.actions.ts';
import { lapseRaises } from './lapse.actions.ts';
import { loaders, type StartupsLoaders } from './loaders.ts';
import { Initial } from './migrations/0001-initial.ts';
import { Import } from './migrations/0002-import.ts';
import { Milestone, Project } from './project.entity.ts';
import { FundingRound } from './round.entity.ts';
import { RoundResolver } from './round.resolver.ts';
import { seed } from './seed.ts';
import { Startup } from './startup.entity.ts';
import { StartupResolver } from './startup.resolver.ts';
import { CountryYear } from './stubs.ts';
import { TeamMember } from './team.entity.ts';

export const startups = subgraph<StartupsLoaders>({
  name: 'startups',
  entities: [Startup, TeamMember, Project, Milestone, FundingRound, MarketEntry, StateTransition],
  resolvers: [StartupResolver, RoundResolver, EntryResolver, CountryYearResolver],
  types: [CountryYear],
  references: {
    Startup: ({ id }, { loaders }) => loaders.startup.load(id),
    CountryYear: ({ id }) => {
      const key = countryYearOf(id);
      return key && { id, ...key };
    },
  },
  loaders,
  migrations: [Initial, Import],
  imports: [startupImport],
  seed,
  sweeps: [lapseRaises],
});
