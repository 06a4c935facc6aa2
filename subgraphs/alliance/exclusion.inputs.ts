import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { LocalDate } from '#kit/scalars';
import { Exclusion, ExclusionKind } from './exclusion.entity.ts';

@InputType({ description: 'Two parties, or a party and a state, that must not be brought together.' })
export class DeclareExclusionInput {
  @Field(() => ID, { description: 'One side: a party or a state.' })
  a: string;

  @Field(() => ID, { description: 'The other side.' })
  b: string;

  @Field(() => ExclusionKind, { description: 'Why.' })
  kind: ExclusionKind;

  @Field(() => String, { nullable: true, description: 'In words.' })
  reason?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day; today when absent.' })
  validFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day it no longer holds.' })
  validTo?: string | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Ends an exclusion.' })
export class LiftExclusionInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day it no longer holds; today when absent.' })
  on?: string | null;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

export const DeclareExclusionPayload = payloadOf('DeclareExclusionPayload', 'exclusion', () => Exclusion);
export const LiftExclusionPayload = payloadOf('LiftExclusionPayload', 'exclusion', () => Exclusion);
