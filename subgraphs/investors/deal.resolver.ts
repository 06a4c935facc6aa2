import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { attempt } from '#kit/mutation';
import { Money } from '#vocabulary/money';
import { recordDeal } from './deal.actions.ts';
import { Deal } from './deal.entity.ts';
import { RecordDealInput, RecordDealPayload } from './deal.inputs.ts';
import { Deals } from './deal.type.ts';
import { Investor } from './investor.entity.ts';
import type { InvestorsLoaders } from './loaders.ts';
import { Startup } from './stubs.ts';

@Resolver(() => Deal)
export class DealResolver {
  @Query(() => Deal, { nullable: true, description: 'A deal by its id; null when there is none.' })
  @Access({ to: ['PUBLIC'] })
  deal(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { loaders }: Context<InvestorsLoaders>) {
    return loaders.deal.load(id);
  }

  @Query(() => Deals.Connection, { description: 'Closed deals, reported and of the demonstration.' })
  @Access({ to: ['PUBLIC'] })
  deals(@Args(() => Deals.Arguments) args: InstanceType<typeof Deals.Arguments>, @Ctx() context: Context) {
    return Deals.list(args, context);
  }

  @Query(() => Deals.Aggregation, { description: 'Deals in groups.' })
  @Access({ to: ['PUBLIC'] })
  dealsAggregate(
    @Args(() => Deals.AggregateArguments) args: InstanceType<typeof Deals.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Deals.aggregate(args, context);
  }

  @FieldResolver(() => Startup, { nullable: true, description: 'Who got the money.' })
  startup(@Root() { startupId }: Deal) {
    return { id: startupId };
  }

  @FieldResolver(() => [Investor], { description: 'Who put it in, as far as they are in this graph.' })
  investors(@Root() { investorIds }: Deal, @Ctx() { loaders }: Context<InvestorsLoaders>) {
    return loaders.investor.loadMany(investorIds);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The sum of the whole deal as told; null: not told.' })
  amount(@Root() { amount, currency }: Deal) {
    return amount === null ? null : { amount, currency };
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'The sum in US dollars as a source or a rate gives it; null: unknown.',
  })
  amountUsd(@Root() { amountUsd }: Deal) {
    return amountUsd === null ? null : { amount: amountUsd, currency: 'USD' };
  }

  @Mutation(() => RecordDealPayload, { description: 'Records a deal that is done. The raise it ends is closed apart.' })
  @Access({ to: ['INVESTOR', 'FOUNDER', 'SECRETARIAT'] })
  recordDeal(@Arg('input', () => RecordDealInput) input: RecordDealInput, @Ctx() context: Context) {
    return attempt(context, 'deal', () => recordDeal(input, context));
  }
}
