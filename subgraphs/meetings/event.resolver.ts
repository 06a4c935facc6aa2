import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { boolean, country, id, instant, oneOf } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { attempt } from '#kit/mutation';
import { PageArguments, pageOfList } from '#kit/page';
import { LocalDate } from '#kit/scalars';
import { StateTransition } from '#kit/state-machine';
import { advanceEvent, createEvent, refreshScores, updateEvent } from './event.actions.ts';
import { Event, EventSession, EventSlot, EventTable } from './event.entity.ts';
import {
  CancelEventInput,
  CancelEventPayload,
  CloseEventInput,
  CloseEventPayload,
  CreateEventInput,
  CreateEventPayload,
  OpenEventInput,
  OpenEventPayload,
  RefreshScoresInput,
  RefreshScoresPayload,
  UpdateEventInput,
  UpdateEventPayload,
} from './event.inputs.ts';
import { eventsSeenBy, maySeeEvent, ORGANISER_ROLES } from './event.rules.ts';
import { EventState } from './event.states.ts';
import { EventTime, eventTime } from './event-time.ts';
import { oldestFirst } from './history.ts';
import { Interpreter } from './interpreter.entity.ts';
import type { MeetingsLoaders } from './loaders.ts';
import { MeetingConnection } from './meeting.resolver.ts';
import { maySee } from './meeting.rules.ts';
import { ParticipantRole } from './participation.entity.ts';
import { ParticipationConnection } from './participation.resolver.ts';

type Ask = Context<MeetingsLoaders>;

const Events = collection(Event, 'Event', {
  id: id(),
  country: country(),
  opensAt: instant(),
  closesAt: instant(),
  synthetic: boolean(),
  state: oneOf(EventState, 'EventState'),
});

@ArgsType()
class EventParticipationArguments extends PageArguments {
  @Field(() => ParticipantRole, { nullable: true, description: 'Only those that come for this.' })
  role?: ParticipantRole | null;
}

@Resolver(() => Event)
export class EventResolver {
  @Query(() => Events.Connection, { description: 'Events, past and to come.' })
  @Access({ to: ['PUBLIC'] })
  events(@Args(() => Events.Arguments) args: InstanceType<typeof Events.Arguments>, @Ctx() context: Ask) {
    return Events.list(args, context, eventsSeenBy(context.viewer));
  }

  @Query(() => Events.Aggregation, { description: 'Events in groups.' })
  @Access({ to: ['PUBLIC'] })
  eventsAggregate(
    @Args(() => Events.AggregateArguments) args: InstanceType<typeof Events.AggregateArguments>,
    @Ctx() context: Ask,
  ) {
    return Events.aggregate(args, context, eventsSeenBy(context.viewer));
  }

  @Query(() => Event, { nullable: true, description: 'An event by its id; null when there is no such event.' })
  @Access({ to: ['PUBLIC'] })
  async event(@Arg('id', () => ID, { description: 'Its id.' }) eventId: string, @Ctx() { loaders, viewer }: Ask) {
    const event = await loaders.event.load(eventId);
    return event && maySeeEvent(event, viewer) ? event : null;
  }

  @FieldResolver(() => LocalisedText, { nullable: true, description: 'Name in the viewer’s language, or the nearest.' })
  name(
    @Root() event: Event,
    @Ctx() context: Ask,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return localised(event.names, locale ?? context.locale);
  }

  @FieldResolver(() => EventTime, { description: 'When its first slot begins.' })
  opens(@Root() event: Event) {
    return eventTime(event.opensAt, event);
  }

  @FieldResolver(() => EventTime, { description: 'When its last slot ends.' })
  closes(@Root() event: Event) {
    return eventTime(event.closesAt, event);
  }

  @FieldResolver(() => [EventSession], { description: 'When meetings take place; breaks lie between.' })
  sessions(@Root() { id: eventId }: Event, @Ctx() { loaders }: Ask) {
    return loaders.sessionsOfEvent.load(eventId);
  }

  @FieldResolver(() => [EventSlot], { description: 'Its slots, in time order.' })
  async slots(
    @Root() { id: eventId }: Event,
    @Arg('day', () => LocalDate, { nullable: true, description: 'Only those of this day at the venue.' })
    day: string | null,
    @Ctx() { loaders }: Ask,
  ) {
    const slots = await loaders.slotsOfEvent.load(eventId);
    return day ? slots.filter((slot) => slot.day === day) : slots;
  }

  @FieldResolver(() => [EventTable], { description: 'Its tables, by number.' })
  tables(@Root() { id: eventId }: Event, @Ctx() { loaders }: Ask) {
    return loaders.tablesOfEvent.load(eventId);
  }

  @FieldResolver(() => [Interpreter], { description: 'Its interpreters, by number.' })
  interpreters(@Root() { id: eventId }: Event, @Ctx() { loaders }: Ask) {
    return loaders.interpretersOfEvent.load(eventId);
  }

  @FieldResolver(() => [StateTransition], { description: 'What was done with it, oldest first.' })
  async history(@Root() { id: eventId }: Event, @Ctx() { loaders }: Ask) {
    return oldestFirst(await loaders.historyOf.load(eventId), EventState);
  }

  @FieldResolver(() => ParticipationConnection, { description: 'Who takes part.' })
  async participations(
    @Root() { id: eventId }: Event,
    @Args(() => EventParticipationArguments) args: EventParticipationArguments,
    @Ctx() { loaders }: Ask,
  ) {
    const all = await loaders.participationsOfEvent.load(eventId);
    const asked = all.filter(({ active, role }) => active && (!args.role || role === args.role));
    return pageOfList(asked, args, `participations of ${eventId} ${args.role ?? ''}`);
  }

  @FieldResolver(() => MeetingConnection, {
    description: 'Its meetings in time order: all for the organiser, the secretariat and analysts, else one’s own.',
  })
  async meetings(@Root() { id: eventId }: Event, @Args(() => PageArguments) args: PageArguments, @Ctx() context: Ask) {
    const all = await context.loaders.meetingsOfEvent.load(eventId);
    const seen = all.filter((meeting) => maySee(meeting, context.viewer));
    return pageOfList(seen, args, `meetings of ${eventId}`);
  }

  @Mutation(() => CreateEventPayload, { description: 'Sets up an event as a draft, with its slots and tables.' })
  @Access({ to: ORGANISER_ROLES })
  createEvent(@Arg('input', () => CreateEventInput) input: CreateEventInput, @Ctx() context: Ask) {
    return attempt(context, 'event', () => createEvent(input, context));
  }

  @Mutation(() => UpdateEventPayload, { description: 'Changes an event; its layout while it is a draft only.' })
  @Access({ to: ORGANISER_ROLES })
  updateEvent(@Arg('input', () => UpdateEventInput) input: UpdateEventInput, @Ctx() context: Ask) {
    return attempt(context, 'event', () => updateEvent(input, context));
  }

  @Mutation(() => OpenEventPayload, { description: 'Opens an event: parties may enter, wish and book.' })
  @Access({ to: ORGANISER_ROLES })
  openEvent(@Arg('input', () => OpenEventInput) input: OpenEventInput, @Ctx() context: Ask) {
    return attempt(context, 'event', () => advanceEvent('open', input, context));
  }

  @Mutation(() => CloseEventPayload, { description: 'Ends the registration; the worth of all pairs is judged anew.' })
  @Access({ to: ORGANISER_ROLES })
  closeEvent(@Arg('input', () => CloseEventInput) input: CloseEventInput, @Ctx() context: Ask) {
    return attempt(context, 'event', () => advanceEvent('close', input, context));
  }

  @Mutation(() => CancelEventPayload, {
    description: 'Calls an event off: its proposals lapse, its meetings are cancelled, with notice.',
  })
  @Access({ to: ORGANISER_ROLES })
  cancelEvent(@Arg('input', () => CancelEventInput) input: CancelEventInput, @Ctx() context: Ask) {
    return attempt(context, 'event', () => advanceEvent('cancel', input, context));
  }

  @Mutation(() => RefreshScoresPayload, {
    description: 'Asks to judge all pairs anew, as after changed mandates; what is found arrives by itself.',
  })
  @Access({ to: ORGANISER_ROLES })
  refreshScores(@Arg('input', () => RefreshScoresInput) input: RefreshScoresInput, @Ctx() context: Ask) {
    return attempt(context, 'event', () => refreshScores(input, context));
  }
}

abstract class Timed {
  eventId: string;
  startsAt: Date;
  endsAt: Date;
}

const timeOf = async ({ eventId }: Timed, instant: Date, { loaders }: Ask) =>
  eventTime(instant, (await loaders.event.load(eventId))!);

@Resolver(() => EventSlot)
export class EventSlotResolver {
  @FieldResolver(() => EventTime, { description: 'When it begins.' })
  starts(@Root() slot: EventSlot, @Ctx() context: Ask) {
    return timeOf(slot, slot.startsAt, context);
  }

  @FieldResolver(() => EventTime, { description: 'When it ends.' })
  ends(@Root() slot: EventSlot, @Ctx() context: Ask) {
    return timeOf(slot, slot.endsAt, context);
  }
}

@Resolver(() => EventSession)
export class EventSessionResolver {
  @FieldResolver(() => EventTime, { description: 'When it begins.' })
  starts(@Root() session: EventSession, @Ctx() context: Ask) {
    return timeOf(session, session.startsAt, context);
  }

  @FieldResolver(() => EventTime, { description: 'When it ends.' })
  ends(@Root() session: EventSession, @Ctx() context: Ask) {
    return timeOf(session, session.endsAt, context);
  }
}
