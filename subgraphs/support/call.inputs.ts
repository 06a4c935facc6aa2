import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { CountryCode, DateTime, TimeZone } from '#kit/scalars';
import { MoneyInput } from '#vocabulary/money';
import { Stage } from '#vocabulary/stage';
import { SupportKind } from '#vocabulary/support-kind';
import { GrantCall } from './call.entity.ts';

@InputType({ description: 'A call for applications.' })
export class AnnounceGrantCallInput {
  @Field(() => ID, { description: 'The party that gives: the viewer’s.' })
  providerId: string;

  @Field(() => String, { description: 'The provider’s name, as it shall be shown.' })
  providerName: string;

  @Field(() => String, { description: 'Name of the call, in English.' })
  name: string;

  @Field(() => CountryCode, { nullable: true, description: 'The country that gives; null: several together.' })
  country?: string | null;

  @Field(() => [SupportKind], { description: 'What is given, the main thing first.' })
  kinds: SupportKind[];

  @Field(() => [Stage], { description: 'Stages that may apply.' })
  stages: Stage[];

  @Field(() => [CountryCode], { description: 'Home countries that may apply.' })
  homeCountries: string[];

  @Field(() => Boolean, { defaultValue: false, description: 'Whether startups of other countries may apply.' })
  openToForeigners: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Only for startups led by women.' })
  womenLedOnly: boolean;

  @Field(() => ID, { nullable: true, description: 'Only for residents of this park.' })
  residentOf?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is asked, in words.' })
  conditions?: string | null;

  @Field(() => MoneyInput, { description: 'The most one startup can get.' })
  ceiling: MoneyInput;

  @Field(() => MoneyInput, { description: 'All that will be given, in the same currency.' })
  budget: MoneyInput;

  @Field(() => Float, { defaultValue: 0, description: 'Equity given up, in percent.' })
  equityPercent: number;

  @Field(() => DateTime, { description: 'First instant at which applications are taken.' })
  opensAt: Date;

  @Field(() => DateTime, { description: 'What arrives at this instant is late.' })
  closesAt: Date;

  @Field(() => TimeZone, { description: 'The zone in which the dates are announced.' })
  timeZone: string;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Moves the deadline of a call to later.' })
export class ExtendGrantCallInput {
  @Field(() => ID, { description: 'Which call.' })
  id: string;

  @Field(() => DateTime, { description: 'The new deadline.' })
  closesAt: Date;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

export const AnnounceGrantCallPayload = payloadOf('AnnounceGrantCallPayload', 'grantCall', () => GrantCall);
export const ExtendGrantCallPayload = payloadOf('ExtendGrantCallPayload', 'grantCall', () => GrantCall);
