import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { DateTime, LocalDate, TimeZone } from '#kit/scalars';
import { Cohort } from './cohort.entity.ts';

@InputType({ description: 'A new run of a programme.' })
export class PlanCohortInput {
  @Field(() => ID, { description: 'Which programme.' })
  programmeId: string;

  @Field(() => String, { description: 'Name, in English.' })
  name: string;

  @Field(() => Int, { description: 'How many startups it takes.' })
  seats: number;

  @Field(() => DateTime, { description: 'First instant at which applications are taken.' })
  callOpensAt: Date;

  @Field(() => DateTime, { description: 'What arrives at this instant is late.' })
  callClosesAt: Date;

  @Field(() => TimeZone, { description: 'The zone in which the dates are announced.' })
  timeZone: string;

  @Field(() => LocalDate, { description: 'First day.' })
  startsOn: string;

  @Field(() => LocalDate, { description: 'Day of the demo day.' })
  demoDayOn: string;

  @Field(() => LocalDate, { description: 'First day after it.' })
  endsOn: string;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Moves the deadline of a cohort’s call to later.' })
export class ExtendCohortCallInput {
  @Field(() => ID, { description: 'Which cohort.' })
  id: string;

  @Field(() => DateTime, { description: 'The new deadline.' })
  closesAt: Date;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

export const PlanCohortPayload = payloadOf('PlanCohortPayload', 'cohort', () => Cohort);
export const ExtendCohortCallPayload = payloadOf('ExtendCohortCallPayload', 'cohort', () => Cohort);
