import type { EntityManager } from '@mikro-orm/postgresql';
import { byId, manyBy } from '#kit/loader';
import { Cohort } from './cohort.entity.ts';
import { Programme } from './programme.entity.ts';

export const loaders = (em: EntityManager) => ({
  programme: byId(em, Programme),
  cohort: byId(em, Cohort),
  programmesOfProvider: manyBy(em, Programme, 'providerId'),
  cohortsOfProgramme: manyBy(em, Cohort, 'programmeId', { startsOn: 'desc', id: 'asc' }),
});

export type ProgrammesLoaders = ReturnType<typeof loaders>;
