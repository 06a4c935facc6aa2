import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';

@ObjectType('MeetingRating', {
  description:
    'What one side says of a meeting. Its author, the secretariat and analysts see it; the other side does not.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['byId'] })
@Entity()
@Unique({ properties: ['meetingId', 'byId'] })
export class Rating {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  meetingId: string;

  @Property({ type: 'text' })
  byId: string;

  @Field(() => Int, { description: 'From 1, a waste of time, to 5, just the right one to meet.' })
  @Property({ type: 'integer' })
  stars: number;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  @Property({ type: 'text', nullable: true })
  comment: string | null;

  @Field(() => DateTime, { description: 'When it was said.' })
  @Property({ type: 'datetime' })
  at: Date;
}
