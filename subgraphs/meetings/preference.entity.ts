import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';
import { Wish } from './wish.ts';

@ObjectType('MeetingPreference', {
  description: 'What one participant wishes about another. Its author and the secretariat see it, nobody else.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT'], own: ['byId'] })
@Entity()
@Unique({ properties: ['eventId', 'byId', 'aboutId'] })
export class Preference {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  eventId: string;

  @Property({ type: 'text', index: true })
  byId: string;

  @Property({ type: 'text' })
  aboutId: string;

  @Field(() => Wish, { nullable: true, description: 'The wish; null: it was taken back.' })
  @Property({ type: 'text', nullable: true })
  wish: Wish | null;

  @Field(() => DateTime, { description: 'When it was last said.' })
  @Property({ type: 'datetime' })
  recordedAt: Date;
}
