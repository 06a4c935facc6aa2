import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { CountryCode, Decimal } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { MoneyInput } from '#vocabulary/money';
import { RoundType } from '#vocabulary/round';
import { Sector } from '#vocabulary/sector';
import { Investor } from './investor.entity.ts';

@InputType({ description: 'Changes of a mandate: an absent field stays, a null says that nothing is said.' })
export class UpdateMandateInput {
  @Field(() => ID, { description: 'Whose mandate.' })
  investorId: string;

  @Field(() => [Sector], { nullable: true, description: 'Sectors it invests in.' })
  sectors?: Sector[] | null;

  @Field(() => [RoundType], { nullable: true, description: 'Rounds it takes part in: priced rounds and notes.' })
  rounds?: RoundType[] | null;

  @Field(() => [CountryCode], { nullable: true, description: 'Countries it invests in.' })
  countries?: string[] | null;

  @Field(() => [Language], { nullable: true, description: 'Languages it can read a deck in.' })
  languages?: Language[] | null;

  @Field(() => Decimal, { nullable: true, description: 'The least it puts into one company, in US dollars.' })
  ticketMinUsd?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'The most it puts into one company, in US dollars.' })
  ticketMaxUsd?: string | null;

  @Field(() => String, { nullable: true, description: 'What it believes in, in its own words.' })
  thesis?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description:
      'Money left to invest. The investor itself, the secretariat and analysts see it; others, whether it covers the smallest ticket.',
  })
  dryPowder?: MoneyInput | null;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

export const UpdateMandatePayload = payloadOf('UpdateMandatePayload', 'investor', () => Investor);
