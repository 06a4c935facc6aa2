import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { Confidence } from '#kit/fact';
import { country, id, int, oneOf } from '#kit/filter';
import { attempt } from '#kit/mutation';
import { recordMarketEntry } from './entry.actions.ts';
import { MarketEntry } from './entry.entity.ts';
import { RecordMarketEntryInput, RecordMarketEntryPayload } from './entry.inputs.ts';
import type { StartupsLoaders } from './loaders.ts';
import { Startup } from './startup.entity.ts';

const Entries = collection(MarketEntry, 'MarketEntry', {
  startupId: id(),
  country: country(),
  since: int(),
  until: int(),
  confidence: oneOf(Confidence, 'Confidence'),
});

@Resolver(() => MarketEntry)
export class EntryResolver {
  @Query(() => Entries.Connection, { description: 'Who entered which foreign market, and when.' })
  @Access({ to: ['PUBLIC'] })
  marketEntries(@Args(() => Entries.Arguments) args: InstanceType<typeof Entries.Arguments>, @Ctx() context: Context) {
    return Entries.list(args, context);
  }

  @Query(() => Entries.Aggregation, { description: 'Market entries in groups.' })
  @Access({ to: ['PUBLIC'] })
  marketEntriesAggregate(
    @Args(() => Entries.AggregateArguments) args: InstanceType<typeof Entries.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Entries.aggregate(args, context);
  }

  @FieldResolver(() => Startup, { nullable: true, description: 'Who entered.' })
  startup(@Root() { startupId }: MarketEntry, @Ctx() { loaders }: Context<StartupsLoaders>) {
    return loaders.startup.load(startupId);
  }

  @Mutation(() => RecordMarketEntryPayload, { description: 'Says where a startup sells, or that it left.' })
  @Access({ to: ['FOUNDER', 'SECRETARIAT'] })
  recordMarketEntry(
    @Arg('input', () => RecordMarketEntryInput) input: RecordMarketEntryInput,
    @Ctx() context: Context,
  ) {
    return attempt(context, 'entry', () => recordMarketEntry(input, context));
  }
}
