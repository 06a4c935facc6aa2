import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { FloatFact } from '#kit/fact';
import { boolean, country, decimal, int, listOf, oneOf, text } from '#kit/filter';
import { displayName, LocalisedText } from '#kit/locale';
import { FieldOrigin, fieldOrigins } from '#kit/origin';
import { CountryCode, LocalDate } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { ExchangeRate, exchangeRates, rateOn } from '#vocabulary/rates';
import { indicatorFact } from './indicator.fact.ts';
import type { MarketsLoaders } from './loaders.ts';
import { Market } from './market.entity.ts';
import { Indicator, TradeBloc } from './market.mapping.ts';
import { MarketIndicator } from './market-indicator.entity.ts';
import { MarketPair } from './market-pair.entity.ts';

const Markets = collection(Market, 'Market', {
  country: country(),
  region: text(),
  landlocked: boolean(),
  officialLanguages: listOf(Language, 'Language'),
  widelyUsedLanguages: listOf(Language, 'Language'),
  blocs: listOf(TradeBloc, 'TradeBloc'),
});

const Indicators = collection(MarketIndicator, 'MarketIndicator', {
  country: country(),
  indicator: oneOf(Indicator, 'Indicator'),
  value: decimal(),
  year: int(),
});

@Resolver(() => Market)
export class MarketResolver {
  @Query(() => Markets.Connection, { description: 'Countries as places to sell in.' })
  @Access({ to: ['PUBLIC'] })
  markets(@Args(() => Markets.Arguments) args: InstanceType<typeof Markets.Arguments>, @Ctx() context: Context) {
    return Markets.list(args, context);
  }

  @Query(() => Market, { nullable: true, description: 'The market of a country; null when it is none of ours.' })
  @Access({ to: ['PUBLIC'] })
  market(
    @Arg('country', () => CountryCode, { description: 'ISO 3166-1 alpha-2 code.' }) code: string,
    @Ctx() { loaders }: Context<MarketsLoaders>,
  ) {
    return loaders.market.load(`market_${code}`);
  }

  @Query(() => Markets.Aggregation, { description: 'Markets in groups.' })
  @Access({ to: ['PUBLIC'] })
  marketsAggregate(
    @Args(() => Markets.AggregateArguments) args: InstanceType<typeof Markets.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Markets.aggregate(args, context);
  }

  @Query(() => [ExchangeRate], { description: 'What a US dollar was worth, by currency: the newest rate on that day.' })
  @Access({ to: ['PUBLIC'] })
  exchangeRates(
    @Arg('on', () => LocalDate, { nullable: true, description: 'The day; today when absent.' }) on: string | null,
    @Ctx() { clock }: Context,
  ) {
    const day = on ?? dayOf(clock());
    return [...new Set(exchangeRates.map(({ currency }) => currency))].sort().map((currency) => rateOn(currency, day));
  }

  @FieldResolver(() => LocalisedText, { description: 'Name in the viewer’s language (CLDR).' })
  name(
    @Root() market: Market,
    @Ctx() context: Context,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return displayName('region', market.country, locale ?? context.locale);
  }

  @FieldResolver(() => [FieldOrigin], {
    description: 'Where the plain fields come from; figures carry their own origin.',
  })
  origins(@Root() market: Market) {
    return fieldOrigins(market.origins);
  }

  @FieldResolver(() => FloatFact, { nullable: true, description: 'One figure, its year in asOf; null: unknown.' })
  async indicator(
    @Root() market: Market,
    @Arg('of', () => Indicator, { description: 'What is measured.' }) indicator: Indicator,
    @Ctx() { loaders }: Context<MarketsLoaders>,
  ) {
    const rows = await loaders.indicatorsOfCountry.load(market.country);
    const found = rows.find((row) => row.indicator === indicator);
    return found ? indicatorFact(found) : null;
  }

  @FieldResolver(() => [MarketIndicator], { description: 'All figures there are.' })
  indicators(@Root() market: Market, @Ctx() { loaders }: Context<MarketsLoaders>) {
    return loaders.indicatorsOfCountry.load(market.country);
  }

  @FieldResolver(() => MarketPair, { nullable: true, description: 'The way from a home country; null from itself.' })
  from(
    @Root() market: Market,
    @Arg('home', () => CountryCode, { description: 'Where one comes from.' }) home: string,
    @Ctx() { loaders }: Context<MarketsLoaders>,
  ) {
    return loaders.pair.load(`market-pair_${home}-${market.country}`);
  }
}

@Resolver(() => MarketIndicator)
export class MarketIndicatorResolver {
  @Query(() => Indicators.Connection, { description: 'The figures of all markets.' })
  @Access({ to: ['PUBLIC'] })
  marketIndicators(
    @Args(() => Indicators.Arguments) args: InstanceType<typeof Indicators.Arguments>,
    @Ctx() context: Context,
  ) {
    return Indicators.list(args, context);
  }

  @Query(() => Indicators.Aggregation, { description: 'Figures of markets in groups.' })
  @Access({ to: ['PUBLIC'] })
  marketIndicatorsAggregate(
    @Args(() => Indicators.AggregateArguments) args: InstanceType<typeof Indicators.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Indicators.aggregate(args, context);
  }

  @FieldResolver(() => FloatFact, { description: 'The figure with its origin.' })
  fact(@Root() row: MarketIndicator) {
    return indicatorFact(row);
  }

  @FieldResolver(() => Market, { nullable: true, description: 'Of which market.' })
  market(@Root() row: MarketIndicator, @Ctx() { loaders }: Context<MarketsLoaders>) {
    return loaders.market.load(row.marketId);
  }
}
