import { Field, ID, InputType } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { LocalDate } from '#kit/scalars';
import { DatePrecision } from '#vocabulary/date-precision';
import { MoneyInput } from '#vocabulary/money';
import { RoundType } from '#vocabulary/round';
import { Deal } from './deal.entity.ts';

@InputType({ description: 'A deal that is done.' })
export class RecordDealInput {
  @Field(() => ID, { description: 'Who got the money.' })
  startupId: string;

  @Field(() => [ID], { description: 'Who put it in.' })
  investorIds: string[];

  @Field(() => [String], { nullable: true, description: 'Names of others who did and are not in this graph.' })
  otherInvestors?: string[] | null;

  @Field(() => LocalDate, { description: 'When; the first day of what is known.' })
  date: string;

  @Field(() => DatePrecision, { defaultValue: DatePrecision.DAY, description: 'How much of the date is known.' })
  datePrecision: DatePrecision;

  @Field(() => RoundType, { description: 'Which round.' })
  round: RoundType;

  @Field(() => MoneyInput, { nullable: true, description: 'The sum of the whole deal, when it is told.' })
  amount?: MoneyInput | null;

  @Field(() => String, { nullable: true, description: 'A page that tells of it; its parties when absent.' })
  source?: string | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

export const RecordDealPayload = payloadOf('RecordDealPayload', 'deal', () => Deal);
