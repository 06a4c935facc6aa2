import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { BooleanFact, FloatFact } from '#kit/fact';
import { boolean, country, decimal, listOf } from '#kit/filter';
import { factOf } from '#kit/origin';
import { Language } from '#vocabulary/language';
import type { MarketsLoaders } from './loaders.ts';
import { Market } from './market.entity.ts';
import { MarketPair } from './market-pair.entity.ts';
import { pairOrigins } from './pair.origins.ts';

const Pairs = collection(MarketPair, 'MarketPair', {
  home: country(),
  country: country(),
  distanceKm: decimal(),
  contiguous: boolean(),
  sharedLanguages: listOf(Language, 'Language'),
  tradeMUsd: decimal(),
  collaboration: decimal(),
});

@Resolver(() => MarketPair)
export class MarketPairResolver {
  @Query(() => Pairs.Connection, { description: 'The ways from every market to every other.' })
  @Access({ to: ['PUBLIC'] })
  marketPairs(@Args(() => Pairs.Arguments) args: InstanceType<typeof Pairs.Arguments>, @Ctx() context: Context) {
    return Pairs.list(args, context);
  }

  @Query(() => Pairs.Aggregation, { description: 'The ways between markets in groups.' })
  @Access({ to: ['PUBLIC'] })
  marketPairsAggregate(
    @Args(() => Pairs.AggregateArguments) args: InstanceType<typeof Pairs.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Pairs.aggregate(args, context);
  }

  @FieldResolver(() => Market, { nullable: true, description: 'The market one goes to.' })
  market(@Root() pair: MarketPair, @Ctx() { loaders }: Context<MarketsLoaders>) {
    return loaders.market.load(pair.marketId);
  }

  @FieldResolver(() => FloatFact, { description: 'Kilometres between the main cities.' })
  distanceKm(@Root() pair: MarketPair) {
    return factOf(pair.distanceKm, pairOrigins, 'distanceKm');
  }

  @FieldResolver(() => BooleanFact, { description: 'Whether they share a border by land.' })
  contiguous(@Root() pair: MarketPair) {
    return factOf(pair.contiguous, pairOrigins, 'contiguous');
  }

  @FieldResolver(() => BooleanFact, { description: 'Whether they share a language, official or widely used.' })
  commonLanguage(@Root() pair: MarketPair) {
    return factOf(pair.sharedLanguages.length > 0, pairOrigins, 'commonLanguage');
  }

  @FieldResolver(() => BooleanFact, { description: 'Whether one language is spoken by nine percent of both.' })
  spokenLanguage(@Root() pair: MarketPair) {
    return factOf(pair.spokenLanguage, pairOrigins, 'spokenLanguage');
  }

  @FieldResolver(() => BooleanFact, { description: 'Whether they had the same coloniser after 1945.' })
  commonColoniser(@Root() pair: MarketPair) {
    return factOf(pair.commonColoniser, pairOrigins, 'commonColoniser');
  }

  @FieldResolver(() => BooleanFact, { description: 'Whether they once were parts of one state.' })
  sameCountry(@Root() pair: MarketPair) {
    return factOf(pair.sameCountry, pairOrigins, 'sameCountry');
  }

  @FieldResolver(() => FloatFact, { description: 'Goods sent from home to the market, in million US dollars.' })
  tradeMUsd(@Root() pair: MarketPair) {
    return factOf(pair.tradeMUsd, pairOrigins, 'tradeMUsd');
  }

  @FieldResolver(() => FloatFact, {
    description: 'Pushes and pull requests from home developers to repositories of the market.',
  })
  collaboration(@Root() pair: MarketPair) {
    return factOf(pair.collaboration, pairOrigins, 'collaboration');
  }
}
