import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence } from '#kit/fact';
import { CountryCode, LocalDate } from '#kit/scalars';

@ObjectType('Award', { description: 'A grant that was given.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
@Entity()
@Index({ properties: ['country', 'awardedOn'] })
export class Award {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  /** The call or measure it was given under. */
  @Property({ type: 'text', index: true })
  offerId: string;

  @Property({ type: 'text', index: true })
  startupId: string;

  @Field(() => CountryCode, { description: 'Home country of the startup.' })
  @Property({ type: 'text' })
  country: string;

  @Field(() => LocalDate, { description: 'Day of the decision.' })
  @Property({ type: 'date' })
  awardedOn: string;

  @Property({ type: 'decimal', precision: 20, scale: 2 })
  amount: string;

  @Property({ type: 'text' })
  currency: string;

  /** At the rate of the day; null: no rate is known. */
  @Property({ type: 'decimal', precision: 20, scale: 2, nullable: true })
  amountUsd: string | null;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;

  @Field(() => String, { nullable: true, description: 'Where it is known from; null for demonstration data.' })
  @Property({ type: 'text', nullable: true })
  source: string | null;

  @Field(() => Confidence, { nullable: true, description: 'How well it is supported; null for demonstration data.' })
  @Property({ type: 'text', nullable: true })
  confidence: Confidence | null;
}
