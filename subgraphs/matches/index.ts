import { subgraph } from '#kit/subgraph';
import { ArrangedPair } from './arranged-pair.entity.ts';
import { Decision } from './decision.entity.ts';
import { DecisionResolver } from './decision.resolver.ts';
import { EventProposalsResolver } from './event.resolver.ts';
import { ExclusionProofResolver } from './exclusion-proof.resolver.ts';
import { Fact } from './fact.entity.ts';
import { handlers } from './handlers.ts';
import { InvestorMatchesResolver, StartupMatchResolver } from './investor.resolver.ts';
import { InvestorProfile } from './investor-profile.entity.ts';
import { loaders, type MatchesLoaders } from './loaders.ts';
import { Initial } from './migrations/0001-initial.ts';
import { PairResolver } from './pair.resolver.ts';
import { InvestorProfileResolver, StartupProfileResolver } from './profile.resolver.ts';
import { seed } from './seed.ts';
import { StartupMatchesResolver } from './startup.resolver.ts';
import { StartupProfile } from './startup-profile.entity.ts';
import { EventStub } from './stubs.ts';

export const matches = subgraph<MatchesLoaders>({
  name: 'matches',
  entities: [Fact, Decision, StartupProfile, InvestorProfile, ArrangedPair],
  resolvers: [
    StartupMatchesResolver,
    InvestorMatchesResolver,
    StartupMatchResolver,
    EventProposalsResolver,
    StartupProfileResolver,
    InvestorProfileResolver,
    DecisionResolver,
    PairResolver,
    ExclusionProofResolver,
  ],
  types: [EventStub],
  references: {},
  loaders,
  handlers,
  migrations: [Initial],
  seed,
});
