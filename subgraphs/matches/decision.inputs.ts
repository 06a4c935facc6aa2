import { Field, ID, InputType } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { Decision, Verdict } from './decision.entity.ts';

@InputType({ description: 'What the viewer’s party decided about another.' })
export class DecideInput {
  @Field(() => ID, { description: 'About whom: a startup, an investor, a technopark or a market.' })
  aboutId: string;

  @Field(() => Verdict, { description: 'What.' })
  verdict: Verdict;

  @Field(() => String, { nullable: true, description: 'Why, in words; for the viewer’s own memory.' })
  reason?: string | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

export const DecidePayload = payloadOf('DecidePayload', 'decision', () => Decision);
