import { Arg, Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { DAY_MS } from '#kit/day';
import { PageArguments } from '#kit/page';
import { PeriodInput } from '#vocabulary/period';
import type { MatchesLoaders } from './loaders.ts';
import { OVERSEERS } from './overseers.ts';
import { listsOf, QualityGrouping, qualityByGroup } from './quality.rules.ts';
import { MatchingQuality } from './quality.types.ts';
import { unforeseenEntries } from './quality.unforeseen.ts';
import { type UnforeseenEntries, UnforeseenEntryConnection } from './quality.unforeseen.types.ts';
import { HORIZON_DAYS } from './suggestion-log.reader.ts';

@ArgsType()
class UnforeseenEntryArguments extends PageArguments {
  @Field(() => PeriodInput, { description: 'Entries that may fall on one of these days (UTC).' })
  period: PeriodInput;
}

@Resolver()
export class QualityResolver {
  @Query(() => MatchingQuality, {
    description:
      'How good the matching is: from the log of what investors and startups were shown in their own lists, joined with the decisions, meetings and deals that followed, beside popularity.',
  })
  @Access({ to: OVERSEERS })
  async matchingQuality(
    @Arg('period', () => PeriodInput, { description: 'Days (UTC) on which the lists were shown; at most 366.' })
    period: PeriodInput,
    @Arg('groupBy', () => [QualityGrouping], { defaultValue: [], description: 'What to group by.' })
    groupBy: QualityGrouping[],
    @Arg('modelVersion', () => String, { nullable: true, description: 'Only what this version showed.' })
    modelVersion: string | null,
    @Ctx() { loaders, clock }: Context<MatchesLoaders>,
  ): Promise<MatchingQuality> {
    const now = clock();
    const log = await loaders.suggestionLog(period, modelVersion ?? null);
    const judged = log.filter((row) => row.judged);
    return {
      horizonDays: HORIZON_DAYS,
      judgedUntil: new Date(now.getTime() - HORIZON_DAYS * DAY_MS),
      pending: log.length - judged.length,
      groups: qualityByGroup(listsOf(judged), [...new Set(groupBy)]),
    };
  }

  @Query(() => UnforeseenEntryConnection, {
    description:
      'Startups that entered a market which the engine had not ranked in its first ten the day before, with the rank it had, what spoke against it, and what was unknown; then entries of which nothing can be said. Each by id.',
  })
  @Access({ to: OVERSEERS })
  unforeseenEntries(
    @Args(() => UnforeseenEntryArguments) args: UnforeseenEntryArguments,
    @Ctx() { em, locale }: Context,
  ): Promise<UnforeseenEntries> {
    return unforeseenEntries(em, args, locale);
  }
}
