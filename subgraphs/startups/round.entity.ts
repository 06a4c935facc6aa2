import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { LocalDate } from '#kit/scalars';
import { closedList } from '#vocabulary/closed-list';
import { RoundType } from '#vocabulary/round';

export const RoundState = {
  DRAFT: 'DRAFT',
  OPEN: 'OPEN',
  CLOSED: 'CLOSED',
  WITHDRAWN: 'WITHDRAWN',
  EXPIRED: 'EXPIRED',
} as const;
export type RoundState = (typeof RoundState)[keyof typeof RoundState];

closedList(RoundState, 'RoundState', 'Where a raise stands.', {
  DRAFT: 'Being prepared; nobody else sees it.',
  OPEN: 'Looking for money.',
  CLOSED: 'Done: the money was found.',
  WITHDRAWN: 'Given up before it was done.',
  EXPIRED: 'Its last day is past; whether the money was found, nobody said.',
});

@ObjectType('FundingRound', {
  description: 'A startup’s raise. Everybody sees that it is open; sums are for those who may act on them.',
  simpleResolvers: true,
})
@Access({ to: ['INVESTOR', 'TECHNOPARK_MANAGER', 'ANALYST', 'SECRETARIAT'], own: ['startupId'] })
@Entity()
@Unique({
  name: 'funding_round_one_open',
  expression: `create unique index "funding_round_one_open" on "startups"."funding_round" ("startup_id") where state = 'OPEN'`,
})
export class FundingRound {
  @Field(() => ID, { description: 'Stable id.' })
  @Access({ to: ['PUBLIC'] })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  startupId: string;

  @Field(() => RoundState, { description: 'Where it stands.' })
  @Access({ to: ['PUBLIC'] })
  @Property({ type: 'text' })
  state: RoundState;

  @Field(() => RoundType, { nullable: true, description: 'Which round.' })
  @Property({ type: 'text' })
  round: RoundType;

  @Property({ type: 'decimal', precision: 20, scale: 2 })
  amount: string;

  @Property({ type: 'text' })
  currency: string;

  /** At the rate of the day it was written; null when no rate of the currency is known. */
  @Property({ type: 'decimal', precision: 20, scale: 2, nullable: true })
  amountUsd: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day it took money; null while it is a draft.' })
  @Property({ type: 'date', nullable: true })
  openedOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day it takes money; null: not said.' })
  @Property({ type: 'date', nullable: true })
  closesOn: string | null;

  @Field(() => Int, { nullable: true, description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}
