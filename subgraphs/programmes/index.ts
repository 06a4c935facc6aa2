import { subgraph } from '#kit/subgraph';
import { Cohort } from './cohort.entity.ts';
import { CohortResolver } from './cohort.resolver.ts';
import { loaders, type ProgrammesLoaders } from './loaders.ts';
import { Initial } from './migrations/0001-initial.ts';
import { Programme } from './programme.entity.ts';
import { ProgrammeResolver, TechnoparkProgrammesResolver } from './programme.resolver.ts';
import { seed } from './seed.ts';
import { TechnoparkStub } from './stubs.ts';

export const programmes = subgraph<ProgrammesLoaders>({
  name: 'programmes',
  entities: [Programme, Cohort],
  resolvers: [ProgrammeResolver, CohortResolver, TechnoparkProgrammesResolver],
  types: [TechnoparkStub],
  references: {
    Programme: ({ id }, { loaders }) => loaders.programme.load(id),
    Cohort: ({ id }, { loaders }) => loaders.cohort.load(id),
    Technopark: ({ id }) => ({ id }),
  },
  loaders,
  migrations: [Initial],
  seed,
});
