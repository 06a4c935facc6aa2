import { Arg, Args, Ctx, FieldResolver, Float, ID, Query, Resolver, Root } from 'type-graphql';
import { Access, mustOwn } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { boolean, country, decimal, id, listOf, oneOf } from '#kit/filter';
import { CountryCode } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { RoundType } from '#vocabulary/round';
import { Sector } from '#vocabulary/sector';
import { Stage } from '#vocabulary/stage';
import { InvestorProfile } from './investor-profile.entity.ts';
import { passedOn } from './passed.ts';
import { SEES_RAISES, StartupProfile } from './startup-profile.entity.ts';
import { InvestorStub, StartupStub, TechnoparkStub } from './stubs.ts';

const StartupProfiles = collection(StartupProfile, 'StartupProfile', {
  id: id(),
  country: country(),
  sectors: listOf(Sector, 'Sector'),
  stage: oneOf(Stage, 'Stage'),
  productLanguages: listOf(Language, 'Language'),
  technoparkId: id(),
  raising: boolean(),
  raiseRound: oneOf(RoundType, 'RoundType', { to: SEES_RAISES }),
  raiseUsd: decimal({ to: SEES_RAISES }),
  womenLed: boolean(),
  synthetic: boolean(),
});

const InvestorProfiles = collection(InvestorProfile, 'InvestorProfile', {
  id: id(),
  country: country(),
  sectors: listOf(Sector, 'Sector'),
  rounds: listOf(RoundType, 'RoundType'),
  countries: listOf(CountryCode, 'Country'),
  ticketMinUsd: decimal(),
  ticketMaxUsd: decimal(),
  hasMoneyLeft: boolean(),
  synthetic: boolean(),
});

@Resolver(() => StartupProfile)
export class StartupProfileResolver {
  @Query(() => StartupProfiles.Connection, {
    description: 'Startups, filtered across what all subgraphs know of them.',
  })
  @Access({ to: ['PUBLIC'] })
  startupProfiles(
    @Args(() => StartupProfiles.Arguments) args: InstanceType<typeof StartupProfiles.Arguments>,
    @Ctx() context: Context,
  ) {
    return StartupProfiles.list(args, context, { listed: true });
  }

  @Query(() => StartupProfiles.Aggregation, { description: 'Startups in groups.' })
  @Access({ to: ['PUBLIC'] })
  startupProfilesAggregate(
    @Args(() => StartupProfiles.AggregateArguments) args: InstanceType<typeof StartupProfiles.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return StartupProfiles.aggregate(args, context, { listed: true });
  }

  @FieldResolver(() => StartupStub, { description: 'The startup itself.' })
  startup(@Root() { id }: StartupProfile) {
    return { id };
  }

  @FieldResolver(() => TechnoparkStub, { nullable: true, description: 'The technopark it resides in.' })
  technopark(@Root() { technoparkId }: StartupProfile) {
    return technoparkId && { id: technoparkId };
  }
}

/** Tickets from `least` to `most` meet the mandate's; a mandate that names none is unknown and kept out. */
const ticketMeets = (least: number | null, most: number | null) => ({
  ...(least === null ? {} : { ticketMaxUsd: { $gte: least } }),
  ...(most === null ? {} : { ticketMinUsd: { $lte: most } }),
});

@Resolver(() => InvestorProfile)
export class InvestorProfileResolver {
  @Query(() => InvestorProfiles.Connection, {
    description: 'Investors, filtered by mandate.',
  })
  @Access({ to: ['PUBLIC'] })
  async investorProfiles(
    @Args(() => InvestorProfiles.Arguments) args: InstanceType<typeof InvestorProfiles.Arguments>,
    @Arg('ticketFromUsd', () => Float, { nullable: true, description: 'Tickets of at least so much…' }) from:
      | number
      | null,
    @Arg('ticketToUsd', () => Float, {
      nullable: true,
      description: '…and at most so much: those that meet this range.',
    })
    to: number | null,
    @Arg('notPassedOn', () => ID, {
      nullable: true,
      description: 'Without those that passed on this startup; one’s own.',
    })
    startupId: string | null,
    @Ctx() context: Context,
  ) {
    if (startupId) mustOwn(context.viewer, startupId);
    const passed = startupId ? await passedOn(context.em, startupId, context.clock()) : [];
    const ticket = ticketMeets(from ?? null, to ?? null);
    return InvestorProfiles.list(args, context, { id: { $nin: passed }, ...ticket });
  }

  @Query(() => InvestorProfiles.Aggregation, {
    description: 'Investors in groups.',
  })
  @Access({ to: ['PUBLIC'] })
  investorProfilesAggregate(
    @Args(() => InvestorProfiles.AggregateArguments) args: InstanceType<typeof InvestorProfiles.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return InvestorProfiles.aggregate(args, context);
  }

  @FieldResolver(() => InvestorStub, { description: 'The investor itself.' })
  investor(@Root() { id }: InvestorProfile) {
    return { id };
  }
}
