import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { closedList } from '#vocabulary/closed-list';

export const PlaceKind = { DESK: 'DESK', BED: 'BED' } as const;
export type PlaceKind = (typeof PlaceKind)[keyof typeof PlaceKind];

closedList(PlaceKind, 'PlaceKind', 'What a technopark lends to guests and residents.', {
  DESK: 'A place to work, by the day.',
  BED: 'A place to sleep, by the night.',
});

@ObjectType('Site', {
  description: 'A workspace or a house of a technopark: its capacity is so many numbered desks or beds.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity()
export class Site {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  technoparkId: string;

  @Field(() => PlaceKind, { description: 'What its places are.' })
  @Property({ type: 'text' })
  kind: PlaceKind;

  @Field(() => String, { description: 'What it is called in the park.' })
  @Property({ type: 'text' })
  name: string;

  @Field(() => Int, { description: 'How many places it has; they are numbered from 1.' })
  @Property({ type: 'integer' })
  capacity: number;

  @Field(() => Boolean, { description: 'Whether one can be there at any hour of any day.' })
  @Property({ type: 'boolean' })
  access24x7: boolean;

  @Field(() => Float, { description: 'Degrees north.' })
  @Property({ type: 'double' })
  latitude: number;

  @Field(() => Float, { description: 'Degrees east.' })
  @Property({ type: 'double' })
  longitude: number;
}

/** The resource of a numbered place: `site_demo-silk-night#7`. */
export const placeOf = (siteId: string, number: number): string => `${siteId}#${number}`;
