import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Deadline } from '#kit/deadline';
import { typeOf } from '#kit/id';
import { connectionType } from '#kit/page';
import type { Reference } from '#kit/stub';
import { Money } from '#vocabulary/money';
import { SupportKind } from '#vocabulary/support-kind';
import { GrantCall } from './call.entity.ts';
import { Eligibility } from './eligibility.ts';
import { Measure } from './measure.entity.ts';
import { CohortStub, ProgrammeStub } from './stubs.ts';

export const SupportSubject = createUnionType({
  name: 'SupportSubject',
  description: 'What is offered: a measure, a call, or a programme.',
  types: () => [Measure, GrantCall, ProgrammeStub] as const,
  resolveType: ({ id }: { id: string }) => typeOf(id) ?? undefined,
});

@ObjectType('SupportOption', {
  description: 'One thing a startup might apply for, and whether it may.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class SupportOption {
  @Field(() => ID, { description: 'Stable within the list.' })
  id: string;

  @Field(() => SupportSubject, { description: 'What is offered.' })
  subject: Reference;

  @Field(() => CohortStub, { nullable: true, description: 'The run of the programme whose call this is.' })
  cohort: Reference | null;

  @Field(() => SupportKind, { description: 'What it mainly gives.' })
  kind: SupportKind;

  @Field(() => [SupportKind], { description: 'All it gives.' })
  kinds: SupportKind[];

  @Field(() => Money, { nullable: true, description: 'The most one startup can get; null: no money, or unknown.' })
  amount: Money | null;

  @Field(() => Deadline, { nullable: true, description: 'When the call closes; null: unknown.' })
  closes: Deadline | null;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  synthetic: boolean;

  @Field(() => Eligibility, { description: 'Whether the startup may apply, and why.' })
  eligibility: Eligibility;
}

export const SupportOptionConnection = connectionType('SupportOption', () => SupportOption);
