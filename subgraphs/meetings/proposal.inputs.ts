import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { DateTime } from '#kit/scalars';
import { Proposal } from './proposal.entity.ts';

@InputType({ description: 'Proposes to another participant to meet.' })
export class ProposeMeetingInput {
  @Field(() => ID, { description: 'The event.' })
  eventId: string;

  @Field(() => ID, { description: 'The party that proposes.' })
  fromId: string;

  @Field(() => ID, { description: 'The party it wants to meet.' })
  toId: string;

  @Field(() => String, { nullable: true, description: 'What to say to it: at most 2,000 characters.' })
  message?: string | null;

  @Field(() => ID, { nullable: true, description: 'When: a slot of the event; absent: at any time.' })
  slotId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it lapses unless it is answered: before the event ends; absent: in a week, or as the event opens.',
  })
  expiresAt?: Date | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: write it, and send it later.' })
  draft: boolean;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Sends a drafted proposal.' })
export class SendProposalInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Answers a proposal.' })
export class RespondToProposalInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => Boolean, { description: 'True: agreed. False: declined.' })
  accept: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Accepting also books the slot that the proposal names, if it names one. False: it is booked later.',
  })
  bookSlot: boolean;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Answers a proposal with another time.' })
export class CounterProposalInput {
  @Field(() => ID, { description: 'The proposal received.' })
  id: string;

  @Field(() => ID, { description: 'When one would meet instead: a slot of the event.' })
  slotId: string;

  @Field(() => String, { nullable: true, description: 'What to say to the other side: at most 2,000 characters.' })
  message?: string | null;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

const payload = (name: string) => payloadOf(name, 'proposal', () => Proposal);
export const ProposeMeetingPayload = payload('ProposeMeetingPayload');
export const SendProposalPayload = payload('SendProposalPayload');
export const RespondToProposalPayload = payload('RespondToProposalPayload');
export const CounterProposalPayload = payload('CounterProposalPayload');
