import { Field, ID, InputType } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { Meeting } from './meeting.entity.ts';
import { MeetingOutcomeKind } from './outcome.kinds.ts';

@InputType({ description: 'Says what followed from a meeting, or takes it back.' })
export class ReportOutcomeInput {
  @Field(() => ID, { description: 'The meeting.' })
  id: string;

  @Field(() => ID, { description: 'The side that says so.' })
  byId: string;

  @Field(() => MeetingOutcomeKind, { description: 'What followed.' })
  kind: MeetingOutcomeKind;

  @Field(() => Boolean, { defaultValue: true, description: 'False: it was said by mistake.' })
  holds: boolean;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

export const ReportOutcomePayload = payloadOf('ReportOutcomePayload', 'meeting', () => Meeting);
