import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Occupancy, OccupancyState } from '#kit/occupancy';
import { DateTime, LocalDate } from '#kit/scalars';
import { closedList } from '#vocabulary/closed-list';
import { PlaceKind } from './site.entity.ts';

closedList(OccupancyState, 'BookingState', 'Where a booking stands.', {
  HELD: 'Kept for a short while; it lapses unless it is confirmed.',
  CONFIRMED: 'Booked.',
  RELEASED: 'Cancelled: the place is free again.',
  EXPIRED: 'A hold that lapsed.',
});

@ObjectType('Booking', {
  description: 'A desk or a bed taken by a startup for some days.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['guestId', 'technoparkId', 'homeId'] })
@Entity()
@Index({ properties: ['technoparkId'] })
@Index({ properties: ['guestId'] })
export class Booking extends Occupancy {
  @Field(() => ID, { description: 'Stable id.' })
  override id: string;

  @Field(() => String, { description: 'The numbered place: its site and its number, `site_…#7`.' })
  override resource: string;

  @Field(() => OccupancyState, { description: 'Where it stands.' })
  override state: OccupancyState;

  @Field(() => DateTime, { nullable: true, description: 'When the hold lapses; null unless it is held.' })
  override heldUntil: Date | null;

  @Field(() => PlaceKind, { description: 'What is taken.' })
  @Property({ type: 'text' })
  kind: PlaceKind;

  /** The park whose place it is. */
  @Property({ type: 'text' })
  technoparkId: string;

  /** The startup that takes it. */
  @Property({ type: 'text' })
  guestId: string;

  /** The park in which the guest resided when it booked; null when in none. */
  @Property({ type: 'text', nullable: true })
  homeId: string | null;

  @Field(() => LocalDate, { description: 'First day (or night), in the park’s zone.' })
  @Property({ type: 'date' })
  fromDay: string;

  @Field(() => LocalDate, { description: 'First day that is free again.' })
  @Property({ type: 'date' })
  toDay: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'datetime' })
  bookedAt: Date;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}
