import { Field, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime, LocalDate, TimeZone } from '#kit/scalars';
import { localTime } from '#kit/zone';

@ObjectType('LocalTime', { description: 'An instant as the clocks of a time zone show it.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class LocalTime {
  @Field(() => TimeZone, { description: 'IANA zone.' })
  zone: string;

  @Field(() => LocalDate, { description: 'The date there.' })
  date: string;

  @Field(() => String, { description: 'Hours and minutes there, `09:20`.' })
  time: string;

  @Field(() => String, { description: 'What the zone is ahead of UTC at that instant, `+05:00`.' })
  offset: string;
}

/** An instant of an event; its local times are worked out when asked for (event-time.resolver.ts). */
@ObjectType('EventTime', { description: 'An instant of an event, and what clocks show then.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class EventTime {
  @Field(() => DateTime, { description: 'The instant, in UTC.' })
  instant: Date;

  venueZone: string;
}

export const eventTime = (instant: Date, { timeZone }: { timeZone: string }): EventTime => ({
  instant,
  venueZone: timeZone,
});

export const shownIn = (zone: string, instant: Date): LocalTime => ({ zone, ...localTime(instant, zone) });
