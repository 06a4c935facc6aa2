import { StateTransition } from '#kit/state-machine';
import { subgraph } from '#kit/subgraph';
import { Accreditation } from './accreditation.entity.ts';
import { AccreditationResolver, AccreditedTechnoparkResolver, StateResolver } from './accreditation.resolver.ts';
import { Booking } from './booking.entity.ts';
import { BookingResolver } from './booking.resolver.ts';
import { handlers } from './handlers.ts';
import { lapseHolds } from './lapse.actions.ts';
import { LendingResolver } from './lending.resolver.ts';
import { loaders, type TechnoparksLoaders } from './loaders.ts';
import { Initial } from './migrations/0001-initial.ts';
import { StartupCopies } from './migrations/0002-startup-copy.ts';
import { QuarterlyReport, Residency } from './residency.entity.ts';
import { ResidencyResolver } from './residency.resolver.ts';
import { CountryYearResolver, ResidentsResolver } from './residents.resolver.ts';
import { seed } from './seed.ts';
import { Site } from './site.entity.ts';
import { StartupResolver } from './startup.resolver.ts';
import { StartupCopy } from './startup-copy.entity.ts';
import { CountryYear, State } from './stubs.ts';
import { Technopark } from './technopark.entity.ts';
import { TechnoparkResolver } from './technopark.resolver.ts';

export const technoparks = subgraph<TechnoparksLoaders>({
  name: 'technoparks',
  entities: [Technopark, Site, Accreditation, Residency, QuarterlyReport, Booking, StartupCopy, StateTransition],
  resolvers: [
    TechnoparkResolver,
    LendingResolver,
    AccreditationResolver,
    AccreditedTechnoparkResolver,
    StateResolver,
    ResidencyResolver,
    ResidentsResolver,
    BookingResolver,
    StartupResolver,
    CountryYearResolver,
  ],
  types: [State, CountryYear],
  references: {
    Technopark: ({ id }, { loaders }) => loaders.technopark.load(id),
    Startup: ({ id }) => ({ id }),
    State: ({ id }) => ({ id }),
    CountryYear: ({ id }) => ({ id }),
  },
  loaders,
  handlers,
  migrations: [Initial, StartupCopies],
  seed,
  sweeps: [lapseHolds],
});
