import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { boolean, country, id, instant } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { PageArguments, pageOfList } from '#kit/page';
import { LocalDate } from '#kit/scalars';
import { Event, EventSession, EventSlot, EventTable } from './event.entity.ts';
import { EventTime, eventTime } from './event-time.ts';
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
    return Events.list(args, context);
  }

  @Query(() => Events.Aggregation, { description: 'Events in groups.' })
  @Access({ to: ['PUBLIC'] })
  eventsAggregate(
    @Args(() => Events.AggregateArguments) args: InstanceType<typeof Events.AggregateArguments>,
    @Ctx() context: Ask,
  ) {
    return Events.aggregate(args, context);
  }

  @Query(() => Event, { nullable: true, description: 'An event by its id; null when there is no such event.' })
  @Access({ to: ['PUBLIC'] })
  event(@Arg('id', () => ID, { description: 'Its id.' }) eventId: string, @Ctx() { loaders }: Ask) {
    return loaders.event.load(eventId);
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
    description: 'Its meetings in time order: all for the secretariat and analysts, else one’s own.',
  })
  async meetings(@Root() { id: eventId }: Event, @Args(() => PageArguments) args: PageArguments, @Ctx() context: Ask) {
    const all = await context.loaders.meetingsOfEvent.load(eventId);
    const seen = all.filter((meeting) => maySee(meeting, context.viewer));
    return pageOfList(seen, args, `meetings of ${eventId}`);
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
