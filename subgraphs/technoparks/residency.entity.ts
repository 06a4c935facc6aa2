import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime, LocalDate } from '#kit/scalars';
import { ResidencyState } from './residency.states.ts';

/** Who may know how a resident keeps its duties: itself, its park, and those who watch over the alliance. */
export const DUTIES = { to: ['SECRETARIAT', 'ANALYST'], own: ['startupId', 'technoparkId'] };

@ObjectType('Residency', { description: 'That a startup resides in a technopark.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
@Entity()
@Index({ properties: ['startupId'] })
@Index({ properties: ['technoparkId'] })
export class Residency {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  startupId: string;

  @Property({ type: 'text' })
  technoparkId: string;

  @Field(() => ResidencyState, { description: 'Where it stands.' })
  @Property({ type: 'text' })
  state: ResidencyState;

  @Field(() => LocalDate, { description: 'First day.' })
  @Property({ type: 'date' })
  fromDay: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day after; null while it lasts.' })
  @Property({ type: 'date', nullable: true })
  toDay: string | null;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}

@ObjectType('QuarterlyReport', { description: 'What a resident reported of a quarter.', simpleResolvers: true })
@Access(DUTIES)
@Entity()
@Unique({ properties: ['residencyId', 'quarter'], name: 'quarterly_report_once' })
export class QuarterlyReport {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  residencyId: string;

  @Property({ type: 'text' })
  startupId: string;

  @Property({ type: 'text' })
  technoparkId: string;

  @Field(() => String, { description: 'Which quarter: `2026-Q3`.' })
  @Property({ type: 'text' })
  quarter: string;

  @Field(() => String, { nullable: true, description: 'The report in words.' })
  @Property({ type: 'text', nullable: true })
  summary: string | null;

  @Field(() => DateTime, { description: 'When it came in.' })
  @Property({ type: 'datetime' })
  submittedAt: Date;
}
