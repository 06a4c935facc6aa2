import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';
import { MeetingOutcomeKind } from './outcome.kinds.ts';

/** Reached through its meeting only, which guards it. */
@ObjectType('MeetingOutcome', { description: 'What one side says followed from a meeting.', simpleResolvers: true })
@Access({ to: ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', 'SECRETARIAT', 'ANALYST'] })
@Entity()
@Unique({ properties: ['meetingId', 'byId', 'kind'] })
export class MeetingOutcome {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  meetingId: string;

  @Property({ type: 'text' })
  byId: string;

  @Field(() => MeetingOutcomeKind, { description: 'What followed.' })
  @Property({ type: 'text' })
  kind: MeetingOutcomeKind;

  @Field(() => Boolean, { description: 'False: it was taken back.' })
  @Property({ type: 'boolean' })
  holds: boolean;

  @Field(() => DateTime, { description: 'When it was said, or taken back.' })
  @Property({ type: 'datetime' })
  at: Date;
}
