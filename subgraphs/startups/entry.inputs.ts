import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { CountryCode } from '#kit/scalars';
import { MarketEntry } from './entry.entity.ts';

@InputType({ description: 'Where a startup sells, or sold. A second record of one country corrects the first.' })
export class RecordMarketEntryInput {
  @Field(() => ID, { description: 'Who entered.' })
  startupId: string;

  @Field(() => CountryCode, { description: 'The country entered.' })
  country: string;

  @Field(() => Int, { nullable: true, description: 'Year of the entry.' })
  since?: number | null;

  @Field(() => Int, { nullable: true, description: 'Year it left.' })
  until?: number | null;

  @Field(() => String, { nullable: true, description: 'A page that says so; the startup itself when absent.' })
  source?: string | null;
}

export const RecordMarketEntryPayload = payloadOf('RecordMarketEntryPayload', 'entry', () => MarketEntry);
