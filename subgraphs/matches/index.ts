import { subgraph } from '#kit/subgraph';
import { AgendaItemResolver, agendaItemOf } from './agenda-item.resolver.ts';
import { ArrangedPair } from './arranged-pair.entity.ts';
import { CounterfactualResolver } from './counterfactual.resolver.ts';
import { CountryPairResolver } from './country-pair.resolver.ts';
import { Decision } from './decision.entity.ts';
import { DecisionResolver } from './decision.resolver.ts';
import { EventProposalsResolver } from './event.resolver.ts';
import { ExclusionProofResolver } from './exclusion-proof.resolver.ts';
import { Fact } from './fact.entity.ts';
import { FairnessResolver } from './fairness.resolver.ts';
import { Outcome } from './feedback.entity.ts';
import { OutcomeResolver } from './feedback.resolver.ts';
import { handlers } from './handlers.ts';
import { InvestorMatchesResolver, StartupMatchResolver } from './investor.resolver.ts';
import { InvestorProfile } from './investor-profile.entity.ts';
import { loaders, type MatchesLoaders } from './loaders.ts';
import { openIndexes } from './match-index.ts';
import { Initial } from './migrations/0001-initial.ts';
import { Feedback } from './migrations/0002-feedback.ts';
import { ToldBefore } from './migrations/0003-told-before.ts';
import { Model } from './migrations/0004-model.ts';
import { ServedModel } from './model.entity.ts';
import { PairResolver } from './pair.resolver.ts';
import { PortfolioTradeResolver } from './portfolio-trade.resolver.ts';
import { InvestorProfileResolver, StartupProfileResolver } from './profile.resolver.ts';
import { QualityResolver } from './quality.resolver.ts';
import { seed } from './seed.ts';
import { StartupMatchesResolver } from './startup.resolver.ts';
import { StartupProfile } from './startup-profile.entity.ts';
import { AgendaItemStub, EventStub } from './stubs.ts';
import { Suggestion } from './suggestion-log.entity.ts';

export const matches = subgraph<MatchesLoaders>({
  name: 'matches',
  entities: [Fact, Decision, StartupProfile, InvestorProfile, ArrangedPair, Outcome, Suggestion, ServedModel],
  resolvers: [
    StartupMatchesResolver,
    InvestorMatchesResolver,
    StartupMatchResolver,
    PortfolioTradeResolver,
    CountryPairResolver,
    EventProposalsResolver,
    AgendaItemResolver,
    StartupProfileResolver,
    InvestorProfileResolver,
    DecisionResolver,
    PairResolver,
    CounterfactualResolver,
    ExclusionProofResolver,
    OutcomeResolver,
    QualityResolver,
    FairnessResolver,
  ],
  types: [EventStub, AgendaItemStub],
  references: { AgendaItem: ({ id }, context) => agendaItemOf(id, context) },
  loaders,
  handlers,
  migrations: [Initial, Feedback, ToldBefore, Model],
  seed,
  open: openIndexes,
  warm: async ({ loaders }) => {
    const { alliance, modelVersion } = (await loaders.moment(null)).index;
    return `index of ${alliance.startups.length} startups and ${alliance.investors.length} investors, ${modelVersion}`;
  },
});
