import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { CountryCode, LocalDate, TimeZone } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { Event } from './event.entity.ts';

@InputType({ description: 'A stretch of a day by the venue’s clocks.' })
export class EventHoursInput {
  @Field(() => LocalDate, { description: 'The day at the venue.' })
  day: string;

  @Field(() => String, { description: 'From, `09:00`.' })
  from: string;

  @Field(() => String, { description: 'To, `12:30`.' })
  to: string;
}

@InputType({ description: 'An interpreter at an event.' })
export class EventInterpreterInput {
  @Field(() => ID, { nullable: true, description: 'Of one known already; a new one when absent.' })
  id?: string | null;

  @Field(() => [Language], { description: 'Languages between which it interprets, at least two.' })
  languages: Language[];

  @Field(() => [EventHoursInput], { nullable: true, description: 'When it works; throughout when absent.' })
  hours?: EventHoursInput[] | null;
}

@InputType({ description: 'Sets up an event: a draft that is opened later.' })
export class CreateEventInput {
  @Field(() => String, { description: 'Its name in English, at most 200 characters.' })
  name: string;

  @Field(() => String, { description: 'Where it takes place, in at most 200 characters.' })
  venue: string;

  @Field(() => CountryCode, { description: 'Country of the venue.' })
  country: string;

  @Field(() => TimeZone, { description: 'IANA zone of the venue, `Asia/Almaty`: all hours are by its clocks.' })
  timeZone: string;

  @Field(() => [EventHoursInput], { description: 'When meetings take place; breaks and nights lie between.' })
  sessions: EventHoursInput[];

  @Field(() => Int, { description: 'Length of a slot, 1 to 480 minutes.' })
  slotMinutes: number;

  @Field(() => Int, { defaultValue: 0, description: 'Break after each slot, 0 to 480 minutes.' })
  breakMinutes: number;

  @Field(() => Int, { description: 'Number of tables, 1 to 1,000.' })
  tables: number;

  @Field(() => [EventInterpreterInput], { nullable: true, description: 'Its interpreters; none when absent.' })
  interpreters?: EventInterpreterInput[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: made up for demonstration.' })
  synthetic: boolean;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({
  description: 'Changes an event. What is absent stays; zone, sessions, slots and tables change in a draft only.',
})
export class UpdateEventInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Its name in English, at most 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it takes place, in at most 200 characters.' })
  venue?: string | null;

  @Field(() => CountryCode, { nullable: true, description: 'Country of the venue.' })
  country?: string | null;

  @Field(() => TimeZone, { nullable: true, description: 'IANA zone of the venue.' })
  timeZone?: string | null;

  @Field(() => [EventHoursInput], { nullable: true, description: 'All its sessions: those that were go.' })
  sessions?: EventHoursInput[] | null;

  @Field(() => Int, { nullable: true, description: 'Length of a slot.' })
  slotMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Break after each slot.' })
  breakMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Number of tables.' })
  tables?: number | null;

  @Field(() => [EventInterpreterInput], { nullable: true, description: 'All its interpreters; those left out go.' })
  interpreters?: EventInterpreterInput[] | null;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

@InputType({ description: 'Opens an event to parties.' })
export class OpenEventInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Why, in words: at most 2,000 characters.' })
  reason?: string | null;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

@InputType({ description: 'Ends the registration for an event.' })
export class CloseEventInput extends OpenEventInput {}

@InputType({ description: 'Calls an event off.' })
export class CancelEventInput extends OpenEventInput {}

@InputType({ description: 'Asks to judge all pairs of an event anew.' })
export class RefreshScoresInput {
  @Field(() => ID, { description: 'The event.' })
  eventId: string;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

const payload = (name: string) => payloadOf(name, 'event', () => Event);
export const CreateEventPayload = payload('CreateEventPayload');
export const UpdateEventPayload = payload('UpdateEventPayload');
export const OpenEventPayload = payload('OpenEventPayload');
export const CloseEventPayload = payload('CloseEventPayload');
export const CancelEventPayload = payload('CancelEventPayload');
export const RefreshScoresPayload = payload('RefreshScoresPayload');
