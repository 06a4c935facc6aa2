import { Field, ID, InputType } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { LocalDate } from '#kit/scalars';
import { Accreditation } from './accreditation.entity.ts';

@InputType({ description: 'For which days the alliance accredits a technopark.' })
export class AccreditTechnoparkInput {
  @Field(() => ID, { description: 'Which technopark.' })
  technoparkId: string;

  @Field(() => LocalDate, { description: 'First day.' })
  validFrom: string;

  @Field(() => LocalDate, { description: 'First day on which it no longer holds.' })
  validTo: string;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

export const AccreditTechnoparkPayload = payloadOf('AccreditTechnoparkPayload', 'accreditation', () => Accreditation);
