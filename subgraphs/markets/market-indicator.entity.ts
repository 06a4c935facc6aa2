import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import type { Confidence } from '#kit/fact';
import { CountryCode } from '#kit/scalars';
import { Indicator } from './market.mapping.ts';

@ObjectType('MarketIndicator', {
  description: 'One figure of one market. A market without a figure has no such row.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity()
@Index({ properties: ['indicator', 'value'] })
export class MarketIndicator {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  marketId: string;

  @Field(() => CountryCode, { description: 'Of which country.' })
  @Property({ type: 'text', index: true })
  country: string;

  @Field(() => Indicator, { description: 'What is measured.' })
  @Property({ type: 'text' })
  indicator: Indicator;

  @Property({ type: 'double' })
  value: number;

  @Field(() => Int, { description: 'The year the figure speaks of.' })
  @Property({ type: 'integer' })
  year: number;

  /** The year, or the quarter when it is known: `2025-Q3`. */
  @Property({ type: 'text' })
  asOf: string;

  @Property({ type: 'text' })
  source: string;

  @Property({ type: 'text' })
  confidence: Confidence;

  @Property({ type: 'text', nullable: true })
  note: string | null;
}
