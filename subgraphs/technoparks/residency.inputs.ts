import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { LocalDate } from '#kit/scalars';
import { QuarterlyReport, Residency } from './residency.entity.ts';

@InputType({ description: 'Which startup is to reside in which technopark.' })
export class GrantResidencyInput {
  @Field(() => ID, { description: 'The startup.' })
  startupId: string;

  @Field(() => ID, { description: 'The technopark.' })
  technoparkId: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day; today when absent.' })
  from?: string | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Suspends or resumes a residency.' })
export class ChangeResidencyInput {
  @Field(() => ID, { description: 'Which residency.' })
  id: string;

  @Field(() => String, { description: 'Why, in words.' })
  reason: string;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

@InputType({ description: 'Ends a residency.' })
export class EndResidencyInput extends ChangeResidencyInput {
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer holds; today when absent.' })
  on?: string | null;
}

@InputType({ description: 'A resident’s report of a quarter.' })
export class SubmitQuarterlyReportInput {
  @Field(() => ID, { description: 'Of which residency.' })
  residencyId: string;

  @Field(() => String, { description: 'Of which quarter: `2026-Q3`.' })
  quarter: string;

  @Field(() => String, { nullable: true, description: 'The report in words.' })
  summary?: string | null;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

export const GrantResidencyPayload = payloadOf('GrantResidencyPayload', 'residency', () => Residency);
export const SuspendResidencyPayload = payloadOf('SuspendResidencyPayload', 'residency', () => Residency);
export const ResumeResidencyPayload = payloadOf('ResumeResidencyPayload', 'residency', () => Residency);
export const EndResidencyPayload = payloadOf('EndResidencyPayload', 'residency', () => Residency);
export const SubmitQuarterlyReportPayload = payloadOf('SubmitQuarterlyReportPayload', 'report', () => QuarterlyReport);
