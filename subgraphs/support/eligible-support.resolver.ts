import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { DAY_MS, dayOf } from '#kit/day';
import { invalid } from '#kit/failure';
import { PageArguments, pageOfList } from '#kit/page';
import { Currency } from '#kit/scalars';
import { ConvertedMoney, convertOn } from '#vocabulary/rates';
import { SupportKind } from '#vocabulary/support-kind';
import { candidateOf, MAY_ASK } from './candidate.ts';
import { EligibilityVerdict } from './eligibility.ts';
import type { SupportLoaders } from './loaders.ts';
import { offersAt, optionFor, soonestFirst } from './options.ts';
import { SupportOption, SupportOptionConnection } from './support-option.ts';

@ArgsType()
export class EligibleSupportArguments extends PageArguments {
  @Field(() => ID, { description: 'For which startup; a founder asks for the own one.' })
  startupId: string;

  @Field(() => Int, { nullable: true, description: 'Only what closes within so many days from now.' })
  closesWithinDays?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: giving up equity is a condition that fails.' })
  equityFree: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'True: also what has no known date.' })
  includeUndated: boolean;

  @Field(() => [SupportKind], { nullable: true, description: 'Only what gives one of these; all when absent.' })
  kinds?: SupportKind[] | null;

  @Field(() => [EligibilityVerdict], { defaultValue: ['ELIGIBLE', 'UNKNOWN'], description: 'Only these verdicts.' })
  verdicts: EligibilityVerdict[];
}

type Asked = EligibleSupportArguments;

function isAskedFor({ closes, kinds }: SupportOption, asked: Asked, now: Date): boolean {
  if (asked.kinds && !kinds.some((kind) => asked.kinds!.includes(kind))) return false;
  if (!closes) return asked.includeUndated;
  const { closesWithinDays } = asked;
  return closesWithinDays == null || closes.instant.getTime() <= now.getTime() + closesWithinDays * DAY_MS;
}

@Resolver(() => SupportOption)
export class EligibleSupportResolver {
  @Query(() => SupportOptionConnection, {
    description: 'Grants, programmes and measures a startup may apply for, what closes first on top.',
  })
  @Access({ to: MAY_ASK })
  async eligibleSupport(
    @Args(() => EligibleSupportArguments) asked: EligibleSupportArguments,
    @Ctx() context: Context<SupportLoaders>,
  ) {
    if ((asked.closesWithinDays ?? 0) < 0)
      throw invalid('INVALID_PERIOD', 'closesWithinDays must not be negative.', ['closesWithinDays']);
    const now = context.clock();
    const startup = await candidateOf(asked.startupId, context);
    const offers = await offersAt(now, context.em);
    const options = offers
      .map((offer) => optionFor(startup, offer, asked.equityFree, now))
      .filter((option) => isAskedFor(option, asked, now) && asked.verdicts.includes(option.eligibility.verdict));
    return pageOfList(options.sort(soonestFirst), asked, 'SupportOption:closes');
  }

  @FieldResolver(() => ConvertedMoney, {
    nullable: true,
    description: 'The amount in another currency, with the rates used; null: no amount, or a rate is unknown.',
  })
  amountIn(
    @Root() { amount }: SupportOption,
    @Arg('currency', () => Currency, { description: 'ISO 4217 code.' }) currency: string,
    @Ctx() { clock }: Context,
  ) {
    return amount && convertOn(amount, currency, dayOf(clock()));
  }

  @FieldResolver(() => ConvertedMoney, { nullable: true, description: 'The amount in US dollars, with the rate used.' })
  amountUsd(@Root() option: SupportOption, @Ctx() context: Context) {
    return this.amountIn(option, 'USD', context);
  }
}
