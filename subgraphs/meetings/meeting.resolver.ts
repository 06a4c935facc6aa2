import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { id, instant, oneOf, type Where } from '#kit/filter';
import { attempt } from '#kit/mutation';
import { StateTransition } from '#kit/state-machine';
import type { Viewer } from '#kit/viewer';
import { MEETING_CONSTRAINTS, scheduleMeeting } from './booking.actions.ts';
import { Event, EventSlot, EventTable } from './event.entity.ts';
import { slotAt } from './event.plan.ts';
import { EventTime, eventTime } from './event-time.ts';
import { oldestFirst } from './history.ts';
import { Interpreter } from './interpreter.entity.ts';
import type { MeetingsLoaders } from './loaders.ts';
import { cancelMeeting, confirmMeeting, correctAttendance, moveMeeting, recordAttendance } from './meeting.actions.ts';
import { Meeting } from './meeting.entity.ts';
import {
  CancelMeetingInput,
  CancelMeetingPayload,
  ConfirmMeetingInput,
  ConfirmMeetingPayload,
  CorrectAttendanceInput,
  CorrectAttendancePayload,
  MoveMeetingInput,
  MoveMeetingPayload,
  RecordAttendanceInput,
  RecordAttendancePayload,
  ScheduleMeetingInput,
  ScheduleMeetingPayload,
  SwapMeetingsInput,
  SwapMeetingsPayload,
} from './meeting.inputs.ts';
import { stateAt } from './meeting.life.ts';
import { MEETING_ROLES, SEES_ALL } from './meeting.rules.ts';
import { MeetingState } from './meeting.states.ts';
import { EventParty } from './stubs.ts';
import { swapMeetings } from './swap.actions.ts';

type Ask = Context<MeetingsLoaders>;

const Meetings = collection(Meeting, 'Meeting', {
  event: id({ property: 'eventId' }),
  a: id(),
  b: id(),
  state: oneOf(MeetingState, 'MeetingState'),
  startsAt: instant(),
});
export const MeetingConnection = Meetings.Connection;

const seenBy = ({ role, organisationId }: Viewer): Where =>
  SEES_ALL.includes(role) ? {} : { $or: ['a', 'b', 'organiserId'].map((own) => ({ [own]: organisationId ?? '' })) };

const timeOf = async ({ eventId }: Meeting, instant: Date, { loaders }: Ask) =>
  eventTime(instant, (await loaders.event.load(eventId))!);

@Resolver(() => Meeting)
export class MeetingResolver {
  @Query(() => Meetings.Connection, {
    description:
      'Meetings: all for the secretariat and analysts, else one’s own and those at events that one organises.',
  })
  @Access({ to: [...MEETING_ROLES, 'ANALYST'] })
  meetings(@Args(() => Meetings.Arguments) args: InstanceType<typeof Meetings.Arguments>, @Ctx() context: Ask) {
    return Meetings.list(args, context, seenBy(context.viewer));
  }

  @Query(() => Meetings.Aggregation, { description: 'The meetings one may see, in groups.' })
  @Access({ to: [...MEETING_ROLES, 'ANALYST'] })
  meetingsAggregate(
    @Args(() => Meetings.AggregateArguments) args: InstanceType<typeof Meetings.AggregateArguments>,
    @Ctx() context: Ask,
  ) {
    return Meetings.aggregate(args, context, seenBy(context.viewer));
  }

  @FieldResolver(() => Event, { nullable: true, description: 'At which event.' })
  event(@Root() { eventId }: Meeting, @Ctx() { loaders }: Ask) {
    return loaders.event.load(eventId);
  }

  @FieldResolver(() => EventParty, { nullable: true, description: 'The other side; null when the viewer is neither.' })
  counterpart(@Root() { a, b }: Meeting, @Ctx() { viewer }: Ask) {
    if (viewer.organisationId === a) return { id: b };
    return viewer.organisationId === b ? { id: a } : null;
  }

  @FieldResolver(() => EventTable, { nullable: true, description: 'Where.' })
  table(@Root() { tableId }: Meeting, @Ctx() { loaders }: Ask) {
    return loaders.table.load(tableId);
  }

  @FieldResolver(() => EventSlot, { nullable: true, description: 'When: the slot of the event.' })
  async slot(@Root() { eventId, startsAt }: Meeting, @Ctx() { loaders }: Ask) {
    return slotAt(await loaders.slotsOfEvent.load(eventId), startsAt);
  }

  @FieldResolver(() => Interpreter, { nullable: true, description: 'Who interprets; null: nobody does.' })
  interpreter(@Root() { interpreterId }: Meeting, @Ctx() { loaders }: Ask) {
    return interpreterId ? loaders.interpreter.load(interpreterId) : null;
  }

  @FieldResolver(() => EventTime, { description: 'When it begins.' })
  starts(@Root() meeting: Meeting, @Ctx() context: Ask) {
    return timeOf(meeting, meeting.startsAt, context);
  }

  @FieldResolver(() => EventTime, { description: 'When it ends.' })
  ends(@Root() meeting: Meeting, @Ctx() context: Ask) {
    return timeOf(meeting, meeting.endsAt, context);
  }

  @FieldResolver(() => MeetingState, { description: 'How far it has come.' })
  state(@Root() meeting: Meeting, @Ctx() { clock }: Ask) {
    return stateAt(meeting, clock());
  }

  @FieldResolver(() => [StateTransition], { description: 'What was done with it, oldest first.' })
  async history(@Root() meeting: Meeting, @Ctx() { loaders }: Ask) {
    return oldestFirst(await loaders.historyOf.load(meeting.id), MeetingState);
  }

  @Mutation(() => ScheduleMeetingPayload, {
    description: 'Books a slot and a table: by the organiser, or by a side once the other has accepted a proposal.',
  })
  @Access({ to: MEETING_ROLES })
  scheduleMeeting(@Arg('input', () => ScheduleMeetingInput) input: ScheduleMeetingInput, @Ctx() context: Ask) {
    return attempt(context, 'meeting', () => scheduleMeeting(input, context), MEETING_CONSTRAINTS);
  }

  @Mutation(() => ConfirmMeetingPayload, { description: 'Turns a hold into a meeting.' })
  @Access({ to: MEETING_ROLES })
  confirmMeeting(@Arg('input', () => ConfirmMeetingInput) input: ConfirmMeetingInput, @Ctx() context: Ask) {
    return attempt(context, 'meeting', () => confirmMeeting(input, context));
  }

  @Mutation(() => MoveMeetingPayload, { description: 'Moves a meeting to another slot or table.' })
  @Access({ to: MEETING_ROLES })
  moveMeeting(@Arg('input', () => MoveMeetingInput) input: MoveMeetingInput, @Ctx() context: Ask) {
    return attempt(context, 'meeting', () => moveMeeting(input, context));
  }

  @Mutation(() => CancelMeetingPayload, { description: 'Calls a meeting off and frees its slot and table.' })
  @Access({ to: MEETING_ROLES })
  cancelMeeting(@Arg('input', () => CancelMeetingInput) input: CancelMeetingInput, @Ctx() context: Ask) {
    return attempt(context, 'meeting', () => cancelMeeting(input, context));
  }

  @Mutation(() => RecordAttendancePayload, { description: 'Says whether a meeting took place.' })
  @Access({ to: MEETING_ROLES })
  recordAttendance(@Arg('input', () => RecordAttendanceInput) input: RecordAttendanceInput, @Ctx() context: Ask) {
    return attempt(context, 'meeting', () => recordAttendance(input, context));
  }

  @FieldResolver(() => [EventParty], {
    description: 'Of a meeting that a side missed: who did not come; empty when that was not said.',
  })
  absent(@Root() { absent }: Meeting) {
    return absent.map((id) => ({ id }));
  }

  @Mutation(() => CorrectAttendancePayload, {
    description:
      'Puts right what was recorded of a meeting; what followed from one that did not take place is taken back.',
  })
  @Access({ to: ['SECRETARIAT'] })
  correctAttendance(@Arg('input', () => CorrectAttendanceInput) input: CorrectAttendanceInput, @Ctx() context: Ask) {
    return attempt(context, 'meeting', () => correctAttendance(input, context));
  }

  @Mutation(() => SwapMeetingsPayload, {
    description: 'Lets two meetings of an event change slot and table: both, or neither.',
  })
  @Access({ to: MEETING_ROLES })
  swapMeetings(@Arg('input', () => SwapMeetingsInput) input: SwapMeetingsInput, @Ctx() context: Ask) {
    return attempt(context, 'swap', () => swapMeetings(input, context));
  }
}
