import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { LocalDate } from '#kit/scalars';
import { Language } from '#vocabulary/language';
import { ParticipantRole, Participation } from './participation.entity.ts';

@InputType({ description: 'Enters a party for an event.' })
export class RegisterParticipationInput {
  @Field(() => ID, { description: 'The event.' })
  eventId: string;

  @Field(() => ID, { description: 'The startup, investor or technopark.' })
  partyId: string;

  @Field(() => ID, { nullable: true, description: 'Who comes for it; may be said later.' })
  personId?: string | null;

  @Field(() => ParticipantRole, { description: 'What it comes for.' })
  role: ParticipantRole;

  @Field(() => [Language], { description: 'Languages it can meet in, at least one.' })
  languages: Language[];

  @Field(() => [LocalDate], { nullable: true, description: 'Days on which it is there; all days when absent.' })
  days?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Most meetings it wants; no limit when absent.' })
  quota?: number | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Changes a participation. What is absent stays as it is.' })
export class UpdateParticipationInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => [Language], { nullable: true, description: 'Languages it can meet in.' })
  languages?: Language[] | null;

  @Field(() => [LocalDate], { nullable: true, description: 'Days on which it is there; an empty list: all days.' })
  days?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Most meetings it wants; null: no limit.' })
  quota?: number | null;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

@InputType({ description: 'Withdraws a party from an event; its proposals and meetings there end.' })
export class WithdrawParticipationInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

const payload = (name: string) => payloadOf(name, 'participation', () => Participation);
export const RegisterParticipationPayload = payload('RegisterParticipationPayload');
export const UpdateParticipationPayload = payload('UpdateParticipationPayload');
export const WithdrawParticipationPayload = payload('WithdrawParticipationPayload');
