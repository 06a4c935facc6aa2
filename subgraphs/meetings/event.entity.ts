import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import type { Texts } from '#kit/locale';
import { CountryCode, LocalDate, TimeZone } from '#kit/scalars';
import { EventState } from './event.states.ts';

@ObjectType('Event', { description: 'A gathering at which parties meet.', simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class Event {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'json' })
  names: Texts;

  @Field(() => String, { description: 'Where it takes place.' })
  @Property({ type: 'text' })
  venue: string;

  @Field(() => CountryCode, { description: 'Country of the venue.' })
  @Property({ type: 'text' })
  country: string;

  @Field(() => TimeZone, { description: 'IANA zone of the venue.' })
  @Property({ type: 'text' })
  timeZone: string;

  @Field(() => [LocalDate], { description: 'Its days at the venue, first to last.' })
  @Property({ type: 'text[]' })
  days: string[];

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;

  @Field(() => EventState, { description: 'How far it has come.' })
  @Property({ type: 'text' })
  state: EventState;

  /** The party that set it up; null: the secretariat. */
  @Property({ type: 'text', nullable: true })
  organiserId: string | null;

  @Field(() => Int, { description: 'Length of a slot (minutes).' })
  @Property({ type: 'integer' })
  slotMinutes: number;

  @Field(() => Int, { description: 'Break after each slot of a session (minutes).' })
  @Property({ type: 'integer' })
  breakMinutes: number;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;

  /** The first instant of its first slot; kept so that events sort by it. */
  @Property({ type: 'datetime' })
  opensAt: Date;

  /** The end of its last slot. */
  @Property({ type: 'datetime' })
  closesAt: Date;
}

@ObjectType('EventSession', {
  description: 'An unbroken stretch of an event in which meetings take place; breaks lie between sessions.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity()
export class EventSession {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  eventId: string;

  @Field(() => LocalDate, { description: 'The day at the venue.' })
  @Property({ type: 'text' })
  day: string;

  @Property({ type: 'datetime' })
  startsAt: Date;

  @Property({ type: 'datetime' })
  endsAt: Date;
}

@ObjectType('EventSlot', { description: 'Time for one meeting at each table.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
@Entity()
export class EventSlot {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  eventId: string;

  @Property({ type: 'text' })
  sessionId: string;

  @Field(() => LocalDate, { description: 'The day at the venue.' })
  @Property({ type: 'text' })
  day: string;

  @Property({ type: 'datetime' })
  startsAt: Date;

  @Property({ type: 'datetime' })
  endsAt: Date;
}

@ObjectType('EventTable', { description: 'A table at which two parties sit.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
@Entity()
export class EventTable {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  eventId: string;

  @Field(() => Int, { description: 'Number on the table, from 1.' })
  @Property({ type: 'integer' })
  number: number;
}
