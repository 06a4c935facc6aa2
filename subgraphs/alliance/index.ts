import { subgraph } from '#kit/subgraph';
import { Exclusion } from './exclusion.entity.ts';
import { ExclusionResolver } from './exclusion.resolver.ts';
import { type AllianceLoaders, loaders } from './loaders.ts';
import { Initial } from './migrations/0001-initial.ts';
import { NodeResolver } from './node.resolver.ts';
import { Organisation } from './organisation.entity.ts';
import { OrganisationResolver } from './organisation.resolver.ts';
import { Person } from './person.entity.ts';
import { PersonResolver } from './person.resolver.ts';
import { seed } from './seed.ts';
import { Membership, State } from './state.entity.ts';
import { StateResolver } from './state.resolver.ts';
import { NODE_STUBS } from './stubs.ts';

export const alliance = subgraph<AllianceLoaders>({
  name: 'alliance',
  entities: [State, Membership, Organisation, Person, Exclusion],
  resolvers: [StateResolver, OrganisationResolver, PersonResolver, ExclusionResolver, NodeResolver],
  types: [...NODE_STUBS.values()],
  references: {
    State: ({ id }, { loaders }) => loaders.state.load(id),
    Organisation: ({ id }, { loaders }) => loaders.organisation.load(id),
    Person: ({ id }, { loaders }) => loaders.person.load(id),
  },
  loaders,
  migrations: [Initial],
  seed,
});
