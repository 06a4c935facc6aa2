import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { EntryPlan } from './entry-plan.entity.ts';

export const EntryPlanMove = {
  AGREE: 'AGREE',
  START: 'START',
  BLOCK: 'BLOCK',
  RESUME: 'RESUME',
  ENTER: 'ENTER',
  REVIEW: 'REVIEW',
} as const;
export type EntryPlanMove = (typeof EntryPlanMove)[keyof typeof EntryPlanMove];
registerEnumType(EntryPlanMove, {
  name: 'EntryPlanMove',
  description: 'What can be done with a plan to enter a market.',
  valuesConfig: {
    AGREE: { description: 'DRAFT becomes AGREED.' },
    START: { description: 'AGREED becomes IN_PROGRESS.' },
    BLOCK: { description: 'IN_PROGRESS becomes BLOCKED.' },
    RESUME: { description: 'BLOCKED becomes IN_PROGRESS.' },
    ENTER: { description: 'IN_PROGRESS becomes ENTERED, once every step is done.' },
    REVIEW: { description: 'ENTERED becomes REVIEWED.' },
  },
});

@InputType({ description: 'A step of a new plan.' })
export class EntryStepInput {
  @Field(() => String, { description: 'Unique within the plan.' })
  key: string;

  @Field(() => String, { description: 'What is to be done.' })
  title: string;

  @Field(() => [String], { defaultValue: [], description: 'Keys of the steps that must be done before.' })
  after: string[];
}

@InputType({ description: 'A plan of the viewer’s startup to enter a market.' })
export class DraftEntryPlanInput {
  @Field(() => ID, { description: 'The viewer’s startup.' })
  startupId: string;

  @Field(() => ID, { description: 'Which market.' })
  marketId: string;

  @Field(() => [EntryStepInput], { description: 'At least one.' })
  steps: EntryStepInput[];

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Moves a plan on.' })
export class MoveEntryPlanInput {
  @Field(() => ID, { description: 'Which plan.' })
  id: string;

  @Field(() => EntryPlanMove, { description: 'What to do.' })
  move: EntryPlanMove;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  reason?: string | null;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

@InputType({ description: 'Opens or completes one step of a plan.' })
export class EntryStepMoveInput {
  @Field(() => ID, { description: 'Which plan.' })
  id: string;

  @Field(() => String, { description: 'Which step.' })
  key: string;

  @Field(() => Int, { description: 'The version of the plan you read.' })
  expectedVersion: number;
}

export const DraftEntryPlanPayload = payloadOf('DraftEntryPlanPayload', 'entryPlan', () => EntryPlan);
export const MoveEntryPlanPayload = payloadOf('MoveEntryPlanPayload', 'entryPlan', () => EntryPlan);
export const OpenEntryStepPayload = payloadOf('OpenEntryStepPayload', 'entryPlan', () => EntryPlan);
export const CompleteEntryStepPayload = payloadOf('CompleteEntryStepPayload', 'entryPlan', () => EntryPlan);
