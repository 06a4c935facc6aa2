import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence } from '#kit/fact';
import { CountryCode } from '#kit/scalars';

@ObjectType('MarketEntry', {
  description: 'A country other than its own where a startup sells, or sold.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity()
@Unique({ name: 'market_entry_once', properties: ['startupId', 'country'] })
export class MarketEntry {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  startupId: string;

  @Field(() => CountryCode, { description: 'The country entered.' })
  @Property({ type: 'text', index: true })
  country: string;

  @Field(() => Int, { nullable: true, description: 'Year of the entry; null: unknown.' })
  @Property({ type: 'integer', nullable: true })
  since: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Year it left; null: it is still there, or nobody knows that it left.',
  })
  @Property({ type: 'integer', nullable: true })
  until: number | null;

  @Field(() => String, { nullable: true, description: 'Where this is known from; null: general knowledge.' })
  @Property({ type: 'text', nullable: true })
  source: string | null;

  @Field(() => String, { nullable: true, description: 'Date the source speaks of, as precise as known.' })
  @Property({ type: 'text', nullable: true })
  asOf: string | null;

  @Field(() => Confidence, { description: 'How well it is supported.' })
  @Property({ type: 'text' })
  confidence: Confidence;
}
