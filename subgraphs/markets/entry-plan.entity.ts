import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';
import { EntryPlanState, EntryStepState } from './entry-plan.rules.ts';

registerEnumType(EntryPlanState, {
  name: 'EntryPlanState',
  description: 'How far a startup is with entering a market.',
  valuesConfig: {
    DRAFT: { description: 'Being written.' },
    AGREED: { description: 'Everybody concerned said yes.' },
    IN_PROGRESS: { description: 'Steps are being taken.' },
    BLOCKED: { description: 'Something from outside stops it.' },
    ENTERED: { description: 'The startup sells there.' },
    REVIEWED: { description: 'Looked back upon; closed.' },
  },
});
registerEnumType(EntryStepState, {
  name: 'EntryStepState',
  description: 'How far one step is.',
  valuesConfig: {
    WAITING: { description: 'Not begun.' },
    OPEN: { description: 'Under way: all its prerequisites were done.' },
    DONE: { description: 'Done.' },
  },
});

@ObjectType('EntryStep', { description: 'One step of a plan to enter a market.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class EntryStep {
  @Field(() => String, { description: 'Unique within the plan.' })
  key: string;

  @Field(() => String, { description: 'What is to be done.' })
  title: string;

  @Field(() => [String], { description: 'Keys of the steps that must be done before.' })
  after: string[];

  @Field(() => EntryStepState, { description: 'How far it is.' })
  state: EntryStepState;
}

@ObjectType('EntryPlan', {
  description: 'A startup’s plan to enter a market, step by step. Seen by the startup, analysts and the secretariat.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['startupId'] })
@Entity()
@Index({ properties: ['startupId'] })
export class EntryPlan {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  startupId: string;

  @Property({ type: 'text', index: true })
  marketId: string;

  @Field(() => EntryPlanState, { description: 'How far it is.' })
  @Property({ type: 'text' })
  state: EntryPlanState;

  @Field(() => [EntryStep], { description: 'In the order in which they were written.' })
  @Property({ type: 'json' })
  steps: EntryStep[];

  @Field(() => DateTime, { description: 'When it was drafted.' })
  @Property({ type: 'datetime' })
  draftedAt: Date;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}
