import { subgraph } from '#kit/subgraph';
import { countryYearOf } from '#vocabulary/country-year';
import { Award } from './award.entity.ts';
import { AwardResolver, CountryYearGrantsResolver } from './award.resolver.ts';
import { GrantCall } from './call.entity.ts';
import { GrantCallResolver } from './call.resolver.ts';
import { CohortCopy, ProgrammeCopy, ResidencyCopy, StartupCopy } from './copies.entity.ts';
import {
  GrantCallEligibilityResolver,
  MeasureEligibilityResolver,
  ProgrammeEligibilityResolver,
} from './eligibility.resolver.ts';
import { EligibleSupportResolver } from './eligible-support.resolver.ts';
import { handlers } from './handlers.ts';
import { loaders, type SupportLoaders } from './loaders.ts';
import { Measure } from './measure.entity.ts';
import { MeasureResolver, TechnoparkMeasuresResolver } from './measure.resolver.ts';
import { Initial } from './migrations/0001-initial.ts';
import { UnknownCountry } from './migrations/0002-unknown-country.ts';
import { seed } from './seed.ts';
import { CountryYearStub, ProgrammeStub, TechnoparkStub } from './stubs.ts';

export const support = subgraph<SupportLoaders>({
  name: 'support',
  entities: [Measure, GrantCall, Award, StartupCopy, ResidencyCopy, ProgrammeCopy, CohortCopy],
  resolvers: [
    MeasureResolver,
    GrantCallResolver,
    AwardResolver,
    EligibleSupportResolver,
    MeasureEligibilityResolver,
    GrantCallEligibilityResolver,
    ProgrammeEligibilityResolver,
    TechnoparkMeasuresResolver,
    CountryYearGrantsResolver,
  ],
  types: [TechnoparkStub, ProgrammeStub, CountryYearStub],
  references: {
    Measure: ({ id }, { loaders }) => loaders.measure.load(id),
    GrantCall: ({ id }, { loaders }) => loaders.grantCall.load(id),
    Programme: ({ id }) => ({ id }),
    Technopark: ({ id }) => ({ id }),
    CountryYear: ({ id }) => countryYearOf(id) && { id },
  },
  loaders,
  handlers,
  migrations: [Initial, UnknownCountry],
  seed,
});
