import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Occupancy } from '#kit/occupancy';
import { DateTime } from '#kit/scalars';
import type { MeetingState } from './meeting.states.ts';

@ObjectType('Meeting', {
  description: 'Two parties at one table at one time. Its sides, the organiser, the secretariat and analysts see it.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['a', 'b', 'organiserId'] })
@Entity()
@Index({ properties: ['eventId', 'state'] })
export class Meeting {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  eventId: string;

  @Property({ type: 'text', index: true })
  a: string;

  @Property({ type: 'text', index: true })
  b: string;

  /** That of its event, whom it concerns as much as its sides; null: the secretariat. */
  @Property({ type: 'text', nullable: true, index: true })
  organiserId: string | null = null;

  @Property({ type: 'text' })
  tableId: string;

  /** Who interprets; null: nobody does. */
  @Property({ type: 'text', nullable: true })
  interpreterId: string | null;

  @Property({ type: 'datetime' })
  startsAt: Date;

  @Property({ type: 'datetime' })
  endsAt: Date;

  @Property({ type: 'text' })
  state: MeetingState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a held meeting lapses unless it is confirmed; else null.',
  })
  @Property({ type: 'datetime', nullable: true })
  heldUntil: Date | null;

  /** The timetable that gave it its hour; null: its sides or the organiser did. */
  @Property({ type: 'text', nullable: true })
  timetableId: string | null = null;

  /** Whether the organiser said that it stays where it is. */
  @Property({ type: 'boolean' })
  pinned: boolean & Opt = false;

  /** The sides that did not come, as was recorded. */
  @Property({ type: 'text[]' })
  absent: string[] & Opt = [];

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}

/** That a party, a table or an interpreter is taken by a meeting: three rows, or four with an interpreter. The database forbids two at one instant. */
@Entity()
export class Engagement extends Occupancy {
  @Property({ type: 'text', index: true })
  meetingId: string;
}
