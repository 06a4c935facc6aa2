import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '#kit/context';
import { Deal } from './deal.entity.ts';
import { Investor } from './investor.entity.ts';
import type { InvestorsLoaders } from './loaders.ts';
import { Startup } from './stubs.ts';

@Resolver(() => Startup)
export class StartupResolver {
  @FieldResolver(() => [Deal], { nullable: true, description: 'Its closed deals, newest first.' })
  deals(@Root() { id }: Startup, @Ctx() { loaders }: Context<InvestorsLoaders>) {
    return loaders.dealsOfStartup.load(id);
  }

  @FieldResolver(() => [Investor], { nullable: true, description: 'Who put money into it, newest first, each once.' })
  async investors(@Root() { id }: Startup, @Ctx() { loaders }: Context<InvestorsLoaders>) {
    const deals = await loaders.dealsOfStartup.load(id);
    return loaders.investor.loadMany([...new Set(deals.flatMap((deal) => deal.investorIds))]);
  }
}
