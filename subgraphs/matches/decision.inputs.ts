import { Field, ID, InputType } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { Decision, PassReason, Verdict } from './decision.entity.ts';

@InputType({ description: 'What the viewer’s party decided about another.' })
export class DecideInput {
  @Field(() => ID, { description: 'About whom: a startup, an investor, a technopark or a market.' })
  aboutId: string;

  @Field(() => Verdict, { description: 'What.' })
  verdict: Verdict;

  @Field(() => PassReason, {
    nullable: true,
    description: 'Why it passes; with PASSED only. For lack of capacity the pair is hidden for 90 days, else for good.',
  })
  passReason?: PassReason | null;

  @Field(() => String, { nullable: true, description: 'Why, in words; for the viewer’s own memory.' })
  reason?: string | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

export const DecidePayload = payloadOf('DecidePayload', 'decision', () => Decision);
