import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { asked, pageOfMatches, withModel } from './lists.ts';
import type { MatchesLoaders } from './loaders.ts';
import { MatchArguments } from './match.inputs.ts';
import { matchView } from './match.views.ts';
import { PortfolioTradeList } from './match-list.types.ts';
import { OVERSEERS } from './overseers.ts';
import { portfolioTrades } from './portfolio-trade.ts';
import { InvestorStub } from './stubs.ts';

@Resolver(() => InvestorStub)
export class PortfolioTradeResolver {
  @FieldResolver(() => PortfolioTradeList, {
    nullable: true,
    description:
      'Pairs of its portfolio companies of which the one could sell in the other’s home market, where it is not yet, and the other buy from it; likeliest first.',
  })
  @Access({ to: OVERSEERS, own: ['id'] })
  async portfolioTrades(
    @Root() { id: investorId }: InvestorStub,
    @Args(() => MatchArguments) args: MatchArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ) {
    const ask = await asked(args, context);
    const ranked = (weights: typeof ask.weights) => portfolioTrades(ask.moment, investorId, weights);
    const trades = new Map(ranked(ask.weights).map((trade) => [trade.id, trade]));
    const explain = (id: string, rank: number) => {
      const { seller, buyer, match, sharedSectors } = trades.get(id)!;
      const view = matchView({ ...match, rank }, ask.moment.asOf, ask.locale);
      return { ...view, seller, buyer, market: { id: match.id }, marketRank: match.rank, sharedSectors };
    };
    const page = pageOfMatches(`portfolio trades ${investorId}`, [...trades.keys()], args, ask, explain);
    return withModel(page, ask, (weights) =>
      ranked(weights)
        .slice(0, args.first)
        .map(({ id, match }, i) => ({ ...match, id, rank: i + 1 })),
    );
  }
}
