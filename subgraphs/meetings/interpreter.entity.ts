import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { LocalDate } from '#kit/scalars';
import { Language } from '#vocabulary/language';

@ObjectType('InterpreterHours', {
  description: 'When an interpreter works, by the venue’s clocks.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class InterpreterHours {
  @Field(() => LocalDate, { description: 'The day at the venue.' })
  day: string;

  @Field(() => String, { description: 'From, `09:00`.' })
  from: string;

  @Field(() => String, { description: 'To, `17:30`.' })
  to: string;
}

@ObjectType('EventInterpreter', {
  description: 'Interprets one meeting at a time, between any two of its languages.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity({ tableName: 'event_interpreter' })
export class Interpreter {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  eventId: string;

  @Field(() => Int, { description: 'Number at the event, from 1.' })
  @Property({ type: 'integer' })
  number: number;

  @Field(() => [Language], { description: 'Languages between which it interprets, at least two.' })
  @Property({ type: 'text[]' })
  languages: Language[];

  @Field(() => [InterpreterHours], { description: 'When it works; empty: throughout.' })
  @Property({ type: 'json' })
  hours: InterpreterHours[];
}
