import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';
import { PairChoice, TimetableMode, TimetableState, type WhyNoMeeting } from './timetable.states.ts';

@ObjectType('Timetable', {
  description: 'Who meets whom at an event, when and where, as it was planned.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT'], own: ['organiserId'] })
@Entity()
export class Timetable {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  eventId: string;

  @Property({ type: 'text', nullable: true })
  organiserId: string | null;

  @Field(() => TimetableState, { description: 'How far it has come.' })
  @Property({ type: 'text' })
  state: TimetableState;

  @Field(() => TimetableMode, { description: 'What it left where it was.' })
  @Property({ type: 'text' })
  mode: TimetableMode;

  @Field(() => PairChoice, { description: 'How it was chosen who meets whom.' })
  @Property({ type: 'text' })
  choice: PairChoice;

  @Field(() => Int, { nullable: true, description: 'Nobody was to wait longer between two meetings; null: no limit.' })
  @Property({ type: 'integer', nullable: true })
  longestWaitMinutes: number | null;

  @Field(() => Int, { nullable: true, description: 'Meetings that everybody was to have; null: none said.' })
  @Property({ type: 'integer', nullable: true })
  atLeast: number | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'datetime' })
  madeAt: Date;

  @Field(() => String, { nullable: true, description: 'Model whose scores it rests on; null: it had none.' })
  @Property({ type: 'text', nullable: true })
  modelVersion: string | null;

  /** What the chances of its meetings rested on; null: on what is stated. */
  @Property({ type: 'text', nullable: true })
  chancesId: string | null = null;

  @Field(() => Int, { description: 'Meetings in it, with those that were booked before.' })
  @Property({ type: 'integer' })
  held: number;

  @Field(() => Int, {
    description: 'Breaks of all participants: idle slots in a row between two meetings of a session.',
  })
  @Property({ type: 'integer' })
  breaks: number;

  @Field(() => Float, {
    description: 'What it is worth: expected kept meetings, more for what was asked, a little less for each break.',
  })
  @Property({ type: 'double' })
  value: number;

  @Field(() => Float, { description: 'No choice of pairs is worth more, whatever the hours.' })
  @Property({ type: 'double' })
  bound: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Pairs that do not meet, though each of the two would rather than keep its least, and could when it was made. Null: never counted.',
  })
  @Property({ type: 'integer', nullable: true })
  blockingPairs: number | null;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}

/** A meeting that a timetable holds slot, table and people for; unless it moves another, it has the id of the meeting that it becomes. */
@Entity()
@Unique({ properties: ['timetableId', 'a', 'b'] })
export class TimetableEntry {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  timetableId: string;

  @Property({ type: 'text', index: true })
  eventId: string;

  @Property({ type: 'text' })
  a: string;

  @Property({ type: 'text' })
  b: string;

  @Property({ type: 'datetime' })
  startsAt: Date;

  @Property({ type: 'datetime' })
  endsAt: Date;

  @Property({ type: 'text' })
  tableId: string;

  @Property({ type: 'text', nullable: true })
  interpreterId: string | null;

  @Property({ type: 'double' })
  value: number;

  @Property({ type: 'boolean' })
  pinned: boolean;

  /** The booked meeting that it moves; null: it becomes a meeting of its own. */
  @Property({ type: 'text', nullable: true })
  moves: string | null;
}

/** Two who might have met and do not, and why. */
@Entity()
export class TimetableGap {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  timetableId: string;

  @Property({ type: 'text' })
  a: string;

  @Property({ type: 'text' })
  b: string;

  /** For the secretariat. */
  @Property({ type: 'text' })
  because: WhyNoMeeting;

  /** What the two, and a foreign organiser, are told: the same whether or not a private bar keeps them apart. */
  @Property({ type: 'text' })
  told: WhyNoMeeting;

  /** Whether anybody judged how the two fit; where nobody did, that they are a gap at all is for the secretariat. */
  @Property({ type: 'boolean' })
  judged: boolean;

  @Property({ type: 'double' })
  value: number;
}
