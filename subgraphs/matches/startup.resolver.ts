import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { destinationMatches, investorMatches, placeMatches } from './lists.ts';
import type { MatchesLoaders } from './loaders.ts';
import { DestinationArguments, InvestorMatchArguments, MatchArguments } from './match.inputs.ts';
import { DestinationList, InvestorMatchList, MarketMatchList, TechnoparkMatchList } from './match-list.types.ts';
import { OVERSEERS } from './overseers.ts';
import { StartupProfile } from './startup-profile.entity.ts';
import { StartupStub } from './stubs.ts';

/** Lists of parties are for the startup and the overseers: who is missing in one has passed, or must not be brought to it. */
const OWN = { to: OVERSEERS, own: ['id'] };

@Resolver(() => StartupStub)
export class StartupMatchesResolver {
  @FieldResolver(() => StartupProfile, { nullable: true, description: 'The startup as discovery sees it.' })
  profile(@Root() { id }: StartupStub, @Ctx() { loaders }: Context<MatchesLoaders>) {
    return loaders.startupProfile.load(id);
  }

  @FieldResolver(() => InvestorMatchList, {
    nullable: true,
    description: 'Investors whom it suits and who suit it, best first.',
  })
  @Access(OWN)
  investorMatches(
    @Root() { id }: StartupStub,
    @Args(() => InvestorMatchArguments) args: InvestorMatchArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ) {
    return investorMatches(id, args, context);
  }

  @FieldResolver(() => TechnoparkMatchList, {
    nullable: true,
    description:
      'Technoparks that suit it, best first: without those that either side passed on or that must not be brought to it. For the startup itself, the secretariat and analysts.',
  })
  @Access(OWN)
  technoparkMatches(
    @Root() { id }: StartupStub,
    @Args(() => MatchArguments) args: MatchArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ) {
    return placeMatches('technopark', id, args, context);
  }

  @FieldResolver(() => MarketMatchList, {
    nullable: true,
    description:
      'Foreign markets where it is not yet, best first. To the startup itself, the secretariat and analysts without those it passed on or is barred from; to all others by open facts alone, so that neither decisions, exclusions nor reviews can be read off it.',
  })
  marketMatches(
    @Root() { id }: StartupStub,
    @Args(() => MatchArguments) args: MatchArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ) {
    return placeMatches('market', id, args, context);
  }

  @FieldResolver(() => DestinationList, {
    nullable: true,
    description:
      'Where to scale: market and technopark together, best first: without those that either side passed on or that must not be brought to it. For the startup itself, the secretariat and analysts.',
  })
  @Access(OWN)
  destinations(
    @Root() { id }: StartupStub,
    @Args(() => DestinationArguments) args: DestinationArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ) {
    return destinationMatches(id, args, context);
  }
}
