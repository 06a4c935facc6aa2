import type { ClassType } from 'type-graphql';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { attempt } from '#kit/mutation';
import { Currency } from '#kit/scalars';
import { Money } from '#vocabulary/money';
import { ConvertedMoney, convertOn } from '#vocabulary/rates';
import type { StartupsLoaders } from './loaders.ts';
import { closeRound, draftRound, launchRound, openRound } from './round.actions.ts';
import { FundingRound } from './round.entity.ts';
import {
  CloseRoundInput,
  CloseRoundPayload,
  DraftRoundInput,
  DraftRoundPayload,
  LaunchRoundInput,
  LaunchRoundPayload,
  OpenRoundInput,
  OpenRoundPayload,
} from './round.inputs.ts';
import { ONE_OPEN } from './round.rules.ts';
import { Startup } from './startup.entity.ts';

const RAISES = { to: ['FOUNDER', 'SECRETARIAT'] };

@Resolver((): ClassType => FundingRound)
export class RoundResolver {
  @FieldResolver(() => Startup, { nullable: true, description: 'Whose raise.' })
  @Access({ to: ['PUBLIC'] })
  startup(@Root() { startupId }: FundingRound, @Ctx() { loaders }: Context<StartupsLoaders>) {
    return loaders.startup.load(startupId);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'How much is asked for.' })
  amount(@Root() { amount, currency }: FundingRound) {
    return { amount, currency };
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'The same in US dollars at the rate of the day it was written; null when no rate is known.',
  })
  amountUsd(@Root() { amountUsd }: FundingRound) {
    return amountUsd === null ? null : { amount: amountUsd, currency: 'USD' };
  }

  @FieldResolver(() => ConvertedMoney, {
    nullable: true,
    description: 'The same in another currency, with the rates used; null when one is not known.',
  })
  amountIn(
    @Root() { amount, currency, openedOn }: FundingRound,
    @Arg('currency', () => Currency, { description: 'ISO 4217 code.' }) to: string,
    @Ctx() { clock }: Context,
  ) {
    return convertOn({ amount, currency }, to, openedOn ?? dayOf(clock()));
  }

  @Mutation(() => DraftRoundPayload, { description: 'Prepares a raise that nobody else sees.' })
  @Access(RAISES)
  draftRound(@Arg('input', () => DraftRoundInput) input: DraftRoundInput, @Ctx() context: Context) {
    return attempt(context, 'round', () => draftRound(input, context));
  }

  @Mutation(() => OpenRoundPayload, { description: 'Starts a raise today. A startup has one open raise at a time.' })
  @Access(RAISES)
  openRound(@Arg('input', () => OpenRoundInput) input: OpenRoundInput, @Ctx() context: Context) {
    return attempt(context, 'round', () => openRound(input, context), ONE_OPEN);
  }

  @Mutation(() => LaunchRoundPayload, { description: 'Starts a drafted raise today.' })
  @Access(RAISES)
  launchRound(@Arg('input', () => LaunchRoundInput) input: LaunchRoundInput, @Ctx() context: Context) {
    return attempt(context, 'round', () => launchRound(input, context), ONE_OPEN);
  }

  @Mutation(() => CloseRoundPayload, {
    description: 'Ends a raise, also one that expired: closed or withdrawn. A draft can be withdrawn.',
  })
  @Access(RAISES)
  closeRound(@Arg('input', () => CloseRoundInput) input: CloseRoundInput, @Ctx() context: Context) {
    return attempt(context, 'round', () => closeRound(input, context));
  }
}
