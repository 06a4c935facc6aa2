import type { EntityManager } from '@mikro-orm/postgresql';
import { byId, manyBy } from '#kit/loader';
import { GrantCall } from './call.entity.ts';
import { CohortCopy, ProgrammeCopy, ResidencyCopy, StartupCopy } from './copies.entity.ts';
import { grantsByCountry } from './grants-by-country.ts';
import { Measure } from './measure.entity.ts';

export const loaders = (em: EntityManager) => ({
  measure: byId(em, Measure),
  grantCall: byId(em, GrantCall),
  startupCopy: byId(em, StartupCopy),
  programmeCopy: byId(em, ProgrammeCopy),
  cohortsOfProgramme: manyBy(em, CohortCopy, 'programmeId', { callClosesAt: 'asc', id: 'asc' }),
  residenciesOfStartup: manyBy(em, ResidencyCopy, 'startupId'),
  measuresOfProvider: manyBy(em, Measure, 'providerId'),
  grantsByCountry: grantsByCountry(em),
});

export type SupportLoaders = ReturnType<typeof loaders>;
