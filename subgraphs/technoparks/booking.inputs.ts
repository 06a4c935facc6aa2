import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { PeriodInput } from '#vocabulary/period';
import { Booking } from './booking.entity.ts';

@InputType({ description: 'Who takes a place, where and when.' })
export class BookBedInput {
  @Field(() => ID, { description: 'The startup that takes it.' })
  startupId: string;

  @Field(() => ID, { description: 'The technopark.' })
  technoparkId: string;

  @Field(() => PeriodInput, { description: 'The days or nights, in the park’s zone.' })
  during: PeriodInput;

  @Field(() => ID, { nullable: true, description: 'Which site; any when absent.' })
  siteId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Which place of the site; any when absent.' })
  number?: number | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Who takes a desk, where and when.' })
export class BookDeskInput extends BookBedInput {
  @Field(() => Boolean, { defaultValue: false, description: 'True: only a desk that can be used at any hour.' })
  access24x7: boolean;
}

@InputType({ description: 'Confirms a hold.' })
export class ConfirmBookingInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Cancels a booking or a hold.' })
export class CancelBookingInput extends ConfirmBookingInput {
  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  reason?: string | null;
}

export const BookDeskPayload = payloadOf('BookDeskPayload', 'booking', () => Booking);
export const HoldDeskPayload = payloadOf('HoldDeskPayload', 'booking', () => Booking);
export const BookBedPayload = payloadOf('BookBedPayload', 'booking', () => Booking);
export const ConfirmBookingPayload = payloadOf('ConfirmBookingPayload', 'booking', () => Booking);
export const CancelBookingPayload = payloadOf('CancelBookingPayload', 'booking', () => Booking);
