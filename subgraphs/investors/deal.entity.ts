import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence } from '#kit/fact';
import { LocalDate } from '#kit/scalars';
import { DatePrecision } from '#vocabulary/date-precision';
import { RoundType } from '#vocabulary/round';
import { DealKind } from './deal.mapping.ts';

@ObjectType('Deal', {
  description:
    'Money that changed hands for a startup, or a place or prize it won. Closed: open raises are FundingRounds.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
@Index({ properties: ['investorIds'], type: 'gin' })
@Unique({ name: 'deal_imported_once', properties: ['importedFrom', 'externalId'] })
export class Deal {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  startupId: string;

  @Property({ type: 'text[]' })
  investorIds: string[];

  @Field(() => [String], { description: 'Names of participants that are no investors of this graph.' })
  @Property({ type: 'text[]' })
  otherInvestors: string[];

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of what is known of the date (see datePrecision); null: unknown.',
  })
  @Property({ type: 'date', nullable: true, index: true })
  date: string | null;

  @Field(() => DatePrecision, { nullable: true, description: 'How much of the date is known; null: nothing.' })
  @Property({ type: 'text', nullable: true })
  datePrecision: DatePrecision | null;

  @Field(() => RoundType, { description: 'Which round, as far as the source says.' })
  @Property({ type: 'text' })
  round: RoundType;

  @Field(() => DealKind, { description: 'What it was for.' })
  @Property({ type: 'text' })
  kind: DealKind;

  @Property({ type: 'decimal', precision: 20, scale: 2, nullable: true })
  amount: string | null;

  @Property({ type: 'text', nullable: true })
  currency: string | null;

  @Property({ type: 'decimal', precision: 20, scale: 2, nullable: true })
  amountUsd: string | null;

  @Field(() => String, { nullable: true, description: 'Where this is known from.' })
  @Property({ type: 'text', nullable: true })
  source: string | null;

  @Field(() => Confidence, { description: 'How well it is supported.' })
  @Property({ type: 'text' })
  confidence: Confidence;

  @Field(() => String, { nullable: true, description: 'What a reader must know.' })
  @Property({ type: 'text', nullable: true })
  note: string | null;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;

  /** Short name of the source it was imported from; null: it was born here. */
  @Property({ type: 'text', nullable: true })
  importedFrom?: string | null;

  /** What that source calls it. */
  @Property({ type: 'text', nullable: true })
  externalId?: string | null;

  /** Digest of what that source said last. */
  @Property({ type: 'text', nullable: true })
  importedAs?: string | null;
}
