import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { CountryCode } from '#kit/scalars';
import { RoundType } from '#vocabulary/round';
import { Sector } from '#vocabulary/sector';

@ObjectType('InvestorProfile', {
  description: 'An investor as discovery sees it: its mandate, and whether it has money left.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity()
export class InvestorProfile {
  @Field(() => ID, { description: 'The id of the investor.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => CountryCode, { nullable: true, description: 'Home country.' })
  @Property({ type: 'text', nullable: true, index: true })
  country: string | null;

  @Field(() => [Sector], { nullable: true, description: 'Fields its mandate names; null: unknown.' })
  @Property({ type: 'text[]', nullable: true })
  sectors: Sector[] | null;

  @Field(() => [RoundType], { nullable: true, description: 'Rounds its mandate names; null: unknown.' })
  @Property({ type: 'text[]', nullable: true })
  rounds: RoundType[] | null;

  @Field(() => [CountryCode], { nullable: true, description: 'Countries its mandate names; null: unknown.' })
  @Property({ type: 'text[]', nullable: true })
  countries: string[] | null;

  @Field(() => Float, { nullable: true, description: 'Smallest ticket in US dollars; null: unknown.' })
  @Property({ type: 'double', nullable: true })
  ticketMinUsd: number | null;

  @Field(() => Float, { nullable: true, description: 'Largest ticket in US dollars; null: unknown.' })
  @Property({ type: 'double', nullable: true })
  ticketMaxUsd: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it has money left for at least its smallest ticket; null: unknown. How much is its own affair.',
  })
  @Property({ type: 'boolean', nullable: true })
  hasMoneyLeft: boolean | null;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;
}
