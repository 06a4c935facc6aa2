import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { InvestorProfile } from './investor-profile.entity.ts';
import { startupMatches } from './lists.ts';
import type { MatchesLoaders } from './loaders.ts';
import { StartupMatchArguments } from './match.inputs.ts';
import { StartupMatch, StartupMatchList } from './match-list.types.ts';
import type { Moment } from './moment.ts';
import { OVERSEERS } from './overseers.ts';
import { DealStub, InvestorStub, StartupStub } from './stubs.ts';
import { parkRaises, portfolioRivals, sharedCoInvestors } from './ties.ts';

/** What a list hands to its items, so that they can look further. */
interface ListedStartup {
  readonly id: string;
  readonly investorId: string;
  readonly moment: Moment;
}

@Resolver(() => InvestorStub)
export class InvestorMatchesResolver {
  @FieldResolver(() => InvestorProfile, { nullable: true, description: 'The investor as discovery sees it.' })
  profile(@Root() { id }: InvestorStub, @Ctx() { loaders }: Context<MatchesLoaders>) {
    return loaders.investorProfile.load(id);
  }

  @FieldResolver(() => StartupMatchList, {
    nullable: true,
    description: 'Startups that suit its thesis and whom it suits, best first.',
  })
  @Access({ to: OVERSEERS, own: ['id'] })
  matches(
    @Root() { id }: InvestorStub,
    @Args(() => StartupMatchArguments) args: StartupMatchArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ) {
    return startupMatches(id, args, context);
  }
}

@Resolver(() => StartupMatch)
export class StartupMatchResolver {
  @FieldResolver(() => [InvestorStub], {
    description: 'Investors of the startup that once invested together with the one who asks.',
  })
  sharedCoInvestors(@Root() { id, investorId, moment }: ListedStartup) {
    return sharedCoInvestors(moment.index, investorId)(id).map((partner) => ({ id: partner }));
  }

  @FieldResolver(() => [StartupStub], {
    description: 'Companies the investor holds that work in a field of the startup in the same home country.',
  })
  portfolioRivals(@Root() { id, investorId, moment }: ListedStartup) {
    return portfolioRivals(moment.index, investorId)(id).map((rival) => ({ id: rival }));
  }

  @FieldResolver(() => [DealStub], {
    description: 'Rounds of the last year by other startups of its park and by its graduates, newest first.',
  })
  parkRaises(@Root() { id, moment }: ListedStartup) {
    return parkRaises(moment, id).map((deal) => ({ id: deal.id }));
  }
}
