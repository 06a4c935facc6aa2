import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { attempt } from '#kit/mutation';
import { PageArguments, pageOfList } from '#kit/page';
import { StateTransition } from '#kit/state-machine';
import { Chances, STATED } from './chances.entity.ts';
import { Event } from './event.entity.ts';
import { ORGANISER_ROLES, organises } from './event.rules.ts';
import { oldestFirst } from './history.ts';
import type { MeetingsLoaders } from './loaders.ts';
import { planOnce } from './planner.ts';
import { planTimetable } from './timetable.actions.ts';
import { Timetable } from './timetable.entity.ts';
import { timetableHtml } from './timetable.html.ts';
import {
  PinMeetingsInput,
  PinMeetingsPayload,
  PlanTimetableInput,
  PlanTimetablePayload,
  PublishTimetableInput,
  PublishTimetablePayload,
} from './timetable.inputs.ts';
import { countsOf, laidOut, sheetOf, waitsOf } from './timetable.layout.ts';
import { pinMeetings, publishTimetable } from './timetable.publishing.actions.ts';
import { TimetableState, WhyNoMeeting } from './timetable.states.ts';
import { GapView, ParticipantWithout, TimetableGaps, TimetableMeetings, WhyNoMeetingCount } from './timetable.views.ts';

type Ask = Context<MeetingsLoaders>;

@ArgsType()
class GapArguments extends PageArguments {
  @Field(() => WhyNoMeeting, { nullable: true, description: 'Only those for this reason.' })
  because?: WhyNoMeeting | null;
}

/** Only the secretariat reads what is private; all others what the two themselves are told, of those who were judged. */
async function gapsSeen({ id }: Timetable, { loaders, viewer }: Ask): Promise<GapView[]> {
  const gaps = await loaders.gapsOfTimetable.load(id);
  if (viewer.role === 'SECRETARIAT') return gaps;
  return gaps.filter(({ judged }) => judged).map((gap) => ({ id: gap.id, a: gap.a, b: gap.b, because: gap.told }));
}

@Resolver(() => Timetable)
export class TimetableResolver {
  @Query(() => Timetable, { nullable: true, description: 'A timetable by its id, for its organiser; else null.' })
  @Access({ to: ORGANISER_ROLES })
  async timetable(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { loaders, viewer }: Ask) {
    const timetable = await loaders.timetable.load(id);
    return timetable && organises(timetable, viewer) ? timetable : null;
  }

  @FieldResolver(() => Event, { nullable: true, description: 'Of which event.' })
  event(@Root() { eventId }: Timetable, @Ctx() { loaders }: Ask) {
    return loaders.event.load(eventId);
  }

  @FieldResolver(() => Chances, {
    nullable: true,
    description: 'What the chances rest on by which it was made that its meetings are kept.',
  })
  chances(@Root() { chancesId }: Timetable, @Ctx() { loaders }: Ask) {
    return chancesId === null ? STATED : loaders.chances.load(chancesId);
  }

  @FieldResolver(() => TimetableMeetings, {
    description: 'All meetings of the event as it lays them out, in time order.',
  })
  async meetings(@Root() timetable: Timetable, @Args(() => PageArguments) args: PageArguments, @Ctx() context: Ask) {
    return pageOfList(await laidOut(timetable, context), args, `timetable ${timetable.id} ${timetable.version}`);
  }

  @FieldResolver(() => [WhyNoMeetingCount], { description: 'Why pairs do not meet, the most frequent reason first.' })
  async whyNot(@Root() timetable: Timetable, @Ctx() context: Ask) {
    return countsOf(await gapsSeen(timetable, context));
  }

  @FieldResolver(() => TimetableGaps, {
    description:
      'Pairs that do not meet, the worthiest first, and why. Of two whom nobody judged, which a wish alone makes a pair, the secretariat reads.',
  })
  async gaps(@Root() timetable: Timetable, @Args(() => GapArguments) args: GapArguments, @Ctx() context: Ask) {
    const gaps = (await gapsSeen(timetable, context)).filter(
      ({ because }) => !args.because || because === args.because,
    );
    return pageOfList(gaps, args, `gaps of ${timetable.id} ${args.because ?? ''}`);
  }

  @FieldResolver(() => [ParticipantWithout], { description: 'Who got no meeting, and why.' })
  async withoutMeeting(@Root() timetable: Timetable, @Ctx() context: Ask): Promise<ParticipantWithout[]> {
    const parties = new Set((await laidOut(timetable, context)).flatMap(({ a, b }) => [a, b]));
    const gaps = await gapsSeen(timetable, context);
    const all = await context.loaders.participationsOfEvent.load(timetable.eventId);
    const without = all.filter(({ partyId, active }) => active && !parties.has(partyId));
    return without.map((participation) => ({
      ...{ id: participation.id, participation },
      because: countsOf(gaps.filter(({ a, b }) => [a, b].includes(participation.partyId))),
    }));
  }

  @FieldResolver(() => Int, { description: 'The longest wait of anybody between two meetings of a session (minutes).' })
  async longestWait(@Root() timetable: Timetable, @Ctx() context: Ask) {
    return Math.max(0, ...waitsOf(await laidOut(timetable, context)));
  }

  @FieldResolver(() => String, {
    description: 'A page to print: slots down, tables across, by the clocks of the venue.',
  })
  async html(@Root() timetable: Timetable, @Ctx() context: Ask) {
    return timetableHtml(await sheetOf(timetable, context));
  }

  @FieldResolver(() => [StateTransition], { description: 'What was done with it, oldest first.' })
  async history(@Root() { id }: Timetable, @Ctx() { loaders }: Ask) {
    return oldestFirst(await loaders.historyOf.load(id), TimetableState);
  }

  @Mutation(() => PlanTimetablePayload, {
    description: 'Chooses who meets whom and lays it out as a draft, which holds slots, tables and people for it.',
  })
  @Access({ to: ORGANISER_ROLES })
  planTimetable(@Arg('input', () => PlanTimetableInput) input: PlanTimetableInput, @Ctx() context: Ask) {
    const search = planOnce(); // outside, so that its answer outlasts a deadlock
    return attempt(context, 'timetable', () => planTimetable(input, context, search));
  }

  @Mutation(() => PublishTimetablePayload, {
    description: 'Schedules the meetings of a draft, with notice to everybody.',
  })
  @Access({ to: ORGANISER_ROLES })
  publishTimetable(@Arg('input', () => PublishTimetableInput) input: PublishTimetableInput, @Ctx() context: Ask) {
    return attempt(context, 'timetable', () => publishTimetable(input, context));
  }

  @Mutation(() => PinMeetingsPayload, { description: 'Pins meetings, planned or booked, or lets them go.' })
  @Access({ to: ORGANISER_ROLES })
  pinMeetings(@Arg('input', () => PinMeetingsInput) input: PinMeetingsInput, @Ctx() context: Ask) {
    return attempt(context, 'timetable', () => pinMeetings(input, context));
  }
}

@Resolver(() => Event)
export class EventTimetableResolver {
  @FieldResolver(() => Timetable, {
    nullable: true,
    description: 'Its draft, else the published timetable; null when none was made.',
  })
  @Access({ to: ['SECRETARIAT'], own: ['organiserId'] })
  async timetable(@Root() { id }: Event, @Ctx() { loaders }: Ask) {
    const all = await loaders.timetablesOfEvent.load(id);
    return all.find(({ state }) => state === 'DRAFT') ?? all.find(({ state }) => state === 'PUBLISHED') ?? null;
  }
}
