import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { LocalDate } from '#kit/scalars';
import { MoneyInput } from '#vocabulary/money';
import { RoundType } from '#vocabulary/round';
import { FundingRound } from './round.entity.ts';

@InputType()
export abstract class RoundTerms {
  @Field(() => ID, { description: 'Whose raise.' })
  startupId: string;

  @Field(() => RoundType, { description: 'Which round.' })
  round: RoundType;

  @Field(() => MoneyInput, { description: 'How much is asked for.' })
  amount: MoneyInput;

  @Field(() => LocalDate, { nullable: true, description: 'Last day it takes money.' })
  closesOn?: string | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'A raise in preparation.' })
export class DraftRoundInput extends RoundTerms {}

@InputType({ description: 'A raise that starts today.' })
export class OpenRoundInput extends RoundTerms {}

@InputType({ description: 'A draft that starts today.' })
export class LaunchRoundInput {
  @Field(() => ID, { description: 'The draft.' })
  roundId: string;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

export const RoundOutcome = { CLOSED: 'CLOSED', WITHDRAWN: 'WITHDRAWN' } as const;
export type RoundOutcome = (typeof RoundOutcome)[keyof typeof RoundOutcome];
registerEnumType(RoundOutcome, {
  name: 'RoundOutcome',
  description: 'How a raise ends.',
  valuesConfig: {
    CLOSED: { description: 'The money was found.' },
    WITHDRAWN: { description: 'It was given up.' },
  },
});

@InputType({ description: 'The end of a raise.' })
export class CloseRoundInput {
  @Field(() => ID, { description: 'Which raise.' })
  roundId: string;

  @Field(() => RoundOutcome, { description: 'How it ends.' })
  outcome: RoundOutcome;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

export const DraftRoundPayload = payloadOf('DraftRoundPayload', 'round', () => FundingRound);
export const OpenRoundPayload = payloadOf('OpenRoundPayload', 'round', () => FundingRound);
export const LaunchRoundPayload = payloadOf('LaunchRoundPayload', 'round', () => FundingRound);
export const CloseRoundPayload = payloadOf('CloseRoundPayload', 'round', () => FundingRound);
