import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { boolean, country, date, decimal, id } from '#kit/filter';
import { countryYearOf } from '#vocabulary/country-year';
import { Money } from '#vocabulary/money';
import { Award } from './award.entity.ts';
import type { SupportLoaders } from './loaders.ts';
import { CountryYearStub, StartupStub } from './stubs.ts';

const Awards = collection(Award, 'Award', {
  offerId: id(),
  startupId: id(),
  country: country(),
  awardedOn: date(),
  amountUsd: decimal(),
  synthetic: boolean(),
});

@Resolver(() => Award)
export class AwardResolver {
  @Query(() => Awards.Connection, { description: 'Grants that were given, as far as the alliance knows.' })
  @Access({ to: ['PUBLIC'] })
  awards(@Args(() => Awards.Arguments) args: InstanceType<typeof Awards.Arguments>, @Ctx() context: Context) {
    return Awards.list(args, context);
  }

  @Query(() => Awards.Aggregation, { description: 'Grants that were given, in groups.' })
  @Access({ to: ['PUBLIC'] })
  awardsAggregate(
    @Args(() => Awards.AggregateArguments) args: InstanceType<typeof Awards.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Awards.aggregate(args, context);
  }

  @FieldResolver(() => Money, { description: 'How much.' })
  amount(@Root() { amount, currency }: Award) {
    return { amount, currency };
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The same in US dollars; null: no rate is known.' })
  amountUsd(@Root() { amountUsd }: Award) {
    return amountUsd && { amount: amountUsd, currency: 'USD' };
  }

  @FieldResolver(() => StartupStub, { nullable: true, description: 'To whom.' })
  startup(@Root() { startupId }: Award) {
    return { id: startupId };
  }
}

@Resolver(() => CountryYearStub)
export class CountryYearGrantsResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description: 'Grants to startups of the country in this year, as far as they are known. Null: none is known.',
  })
  async grantsUsd(
    @Root() { id }: CountryYearStub,
    @Arg('includeSynthetic', () => Boolean, { description: 'Count demonstration grants too.', defaultValue: false })
    includeSynthetic: boolean,
    @Ctx() { loaders }: Context<SupportLoaders>,
  ) {
    const { country, year } = countryYearOf(id)!;
    const row = (await loaders.grantsByCountry.load(country)).find((one) => one.year === year);
    const amount = includeSynthetic ? row?.allUsd : row?.realUsd;
    return amount ? { amount, currency: 'USD' } : null;
  }
}
