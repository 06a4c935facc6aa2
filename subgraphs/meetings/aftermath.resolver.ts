import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { attempt } from '#kit/mutation';
import type { MeetingsLoaders } from './loaders.ts';
import { Meeting } from './meeting.entity.ts';
import { SEES_ALL } from './meeting.rules.ts';
import { reportOutcome } from './outcome.actions.ts';
import { MeetingOutcome } from './outcome.entity.ts';
import { ReportOutcomeInput, ReportOutcomePayload } from './outcome.inputs.ts';
import { PARTICIPANT_ROLES } from './participation.rules.ts';
import { RATING_CONSTRAINTS, rateMeeting } from './rating.actions.ts';
import { Rating } from './rating.entity.ts';
import { RateMeetingInput, RateMeetingPayload } from './rating.inputs.ts';
import { EventParty } from './stubs.ts';

type Ask = Context<MeetingsLoaders>;

/** What comes after a meeting: how each side rated it, and what followed. */
@Resolver(() => Meeting)
export class AftermathResolver {
  @FieldResolver(() => [Rating], {
    description: 'How its sides rated it, oldest first; a side sees its own rating only.',
  })
  async ratings(@Root() { id }: Meeting, @Ctx() { loaders, viewer }: Ask) {
    const all = await loaders.ratingsOf.load(id);
    return SEES_ALL.includes(viewer.role) ? all : all.filter(({ byId }) => byId === viewer.organisationId);
  }

  @FieldResolver(() => [MeetingOutcome], {
    description: 'What followed, as its sides say; what was taken back is not here.',
  })
  @Access({ to: SEES_ALL, own: ['a', 'b'] })
  async outcomes(@Root() { id }: Meeting, @Ctx() { loaders }: Ask) {
    return (await loaders.outcomesOf.load(id)).filter(({ holds }) => holds);
  }

  @Mutation(() => RateMeetingPayload, { description: 'Rates a meeting that took place: each side once.' })
  @Access({ to: PARTICIPANT_ROLES })
  rateMeeting(@Arg('input', () => RateMeetingInput) input: RateMeetingInput, @Ctx() context: Ask) {
    return attempt(context, 'meeting', () => rateMeeting(input, context), RATING_CONSTRAINTS);
  }

  @Mutation(() => ReportOutcomePayload, {
    description: 'Says what followed from a meeting, a second meeting, a term sheet or a contract, or takes it back.',
  })
  @Access({ to: PARTICIPANT_ROLES })
  reportOutcome(@Arg('input', () => ReportOutcomeInput) input: ReportOutcomeInput, @Ctx() context: Ask) {
    return attempt(context, 'meeting', () => reportOutcome(input, context));
  }
}

/** Who says so, on both. */
@Resolver(() => Rating)
export class RatingResolver {
  @FieldResolver(() => EventParty, { nullable: true, description: 'The side that rates.' })
  by(@Root() { byId }: Rating) {
    return { id: byId };
  }
}

@Resolver(() => MeetingOutcome)
export class MeetingOutcomeResolver {
  @FieldResolver(() => EventParty, { nullable: true, description: 'The side that says so.' })
  by(@Root() { byId }: MeetingOutcome) {
    return { id: byId };
  }
}
