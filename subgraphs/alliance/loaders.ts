import type { EntityManager } from '@mikro-orm/postgresql';
import { byId, manyBy } from '#kit/loader';
import { Organisation } from './organisation.entity.ts';
import { Person } from './person.entity.ts';
import { Membership, State } from './state.entity.ts';

export const loaders = (em: EntityManager) => ({
  state: byId(em, State),
  organisation: byId(em, Organisation),
  person: byId(em, Person),
  membershipsOfState: manyBy(em, Membership, 'stateId', { validFrom: 'asc' }),
});

export type AllianceLoaders = ReturnType<typeof loaders>;
