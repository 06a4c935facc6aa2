import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { Meeting } from './meeting.entity.ts';

@InputType({ description: 'Rates a meeting that took place, once, for one of its sides.' })
export class RateMeetingInput {
  @Field(() => ID, { description: 'The meeting.' })
  id: string;

  @Field(() => ID, { description: 'The side that rates.' })
  byId: string;

  @Field(() => Int, { description: 'From 1 to 5.' })
  stars: number;

  @Field(() => String, { nullable: true, description: 'Why, in words: at most 2,000 characters.' })
  comment?: string | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

export const RateMeetingPayload = payloadOf('RateMeetingPayload', 'meeting', () => Meeting);
