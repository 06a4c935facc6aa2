import { Args, Ctx, Field, FieldResolver, Float, ID, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { connectionType, PageArguments, pageOfList } from '#kit/page';
import type { MatchesLoaders } from './loaders.ts';
import { MatchView } from './match.types.ts';
import { matchView } from './match.views.ts';
import { OVERSEERS } from './overseers.ts';
import { EventStub, InvestorStub, StartupStub, TechnoparkStub } from './stubs.ts';
import { suggestionsFor } from './suggestions.ts';

const SuggestedBecause = { MUST: 'MUST', WANT: 'WANT', FIT: 'FIT' } as const;
registerEnumType(SuggestedBecause, {
  name: 'SuggestedBecause',
  description: 'What a suggested meeting rests on.',
  valuesConfig: {
    MUST: { description: 'One of the two must meet the other.' },
    WANT: { description: 'One of the two wants to.' },
    FIT: { description: 'The scores alone.' },
  },
});

@ObjectType('SuggestedMatch', { description: 'How the two of a suggested meeting fit.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
class SuggestedMatch extends MatchView {}

@ObjectType('SuggestedMeeting', { description: 'Two participants of an event who should meet.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
class SuggestedMeeting {
  @Field(() => ID, { description: 'Stable within the event.' })
  id: string;

  @Field(() => StartupStub, { description: 'One.' })
  startup: { id: string };

  @Field(() => InvestorStub, { nullable: true, description: 'The other, when it is an investor.' })
  investor: { id: string } | null;

  @Field(() => TechnoparkStub, { nullable: true, description: 'The other, when it is a technopark.' })
  technopark: { id: string } | null;

  @Field(() => SuggestedBecause, {
    description: 'What the suggestion rests on: of wishes the viewer’s own; all of them for the secretariat.',
  })
  because: string;

  @Field(() => Float, { description: 'Mean of the places each has in the other’s list: 1 is first in both, 0 last.' })
  mutual: number;

  @Field(() => SuggestedMatch, { description: 'Score and reasons.' })
  match: SuggestedMatch;
}

const SuggestedMeetings = connectionType('SuggestedMeeting', () => SuggestedMeeting);

@Resolver(() => EventStub)
export class EventProposalsResolver {
  @FieldResolver(() => SuggestedMeetings, {
    nullable: true,
    description:
      'Who should meet whom: for the secretariat and analysts all, for a party its own. Nobody is over its quota, no excluded pair is in it.',
  })
  @Access({ to: [...OVERSEERS, 'FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER'] })
  async proposals(
    @Root() { id }: EventStub,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ) {
    const { viewer, loaders, locale } = context;
    const moment = await loaders.moment(null);
    const views = suggestionsFor(moment, id, viewer).map(({ startupId, withId, because, mutual, match }) => ({
      id: `${startupId}+${withId}`,
      startup: { id: startupId },
      investor: withId.startsWith('investor_') ? { id: withId } : null,
      technopark: withId.startsWith('technopark_') ? { id: withId } : null,
      because,
      mutual,
      match: matchView(match, moment.asOf, locale),
    }));
    return pageOfList(views, args, `proposals ${id} ${moment.index.modelVersion}`);
  }
}
