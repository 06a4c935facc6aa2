import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access, mustOwn } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { conflict } from '#kit/failure';
import { date, id, oneOf } from '#kit/filter';
import { attempt } from '#kit/mutation';
import { LocalDate } from '#kit/scalars';
import { StateTransition } from '#kit/state-machine';
import type { TechnoparksLoaders } from './loaders.ts';
import { reportsOwed, suspensionDue } from './report.rules.ts';
import { ReportDuty } from './report-duty.type.ts';
import { changeResidency, grantResidency, submitQuarterlyReport } from './residency.actions.ts';
import { DUTIES, QuarterlyReport, Residency } from './residency.entity.ts';
import {
  ChangeResidencyInput,
  EndResidencyInput,
  EndResidencyPayload,
  GrantResidencyInput,
  GrantResidencyPayload,
  ResumeResidencyPayload,
  SubmitQuarterlyReportInput,
  SubmitQuarterlyReportPayload,
  SuspendResidencyPayload,
} from './residency.inputs.ts';
import { ResidencyState } from './residency.states.ts';
import { Startup } from './stubs.ts';
import { Technopark } from './technopark.entity.ts';

const Residencies = collection(Residency, 'Residency', {
  startupId: id(),
  technoparkId: id(),
  state: oneOf(ResidencyState, 'ResidencyState'),
  fromDay: date(),
  toDay: date(),
});

type Ctxt = Context<TechnoparksLoaders>;
const PARK_DECIDES = { to: ['TECHNOPARK_MANAGER', 'SECRETARIAT'] };
const ELSEWHERE = conflict('ALREADY_RESIDENT', 'The startup resides in a technopark already.', ['startupId']);
const REPORTED = conflict('ALREADY_REPORTED', 'The report of this quarter is in already.', ['quarter']);

/** The duties of a residency on a day; of many residencies in one statement. */
async function duties(residency: Residency, asOf: string | null, { loaders, clock }: Ctxt): Promise<ReportDuty[]> {
  const reports = await loaders.reportsOfResidency.load(residency.id);
  return reportsOwed(residency, new Set(reports.map(({ quarter }) => quarter)), asOf ?? dayOf(clock()));
}

const AS_OF = { nullable: true, description: 'The day; today when absent.' };

@Resolver(() => Residency)
export class ResidencyResolver {
  @Query(() => Residencies.Connection, { description: 'Who resides, or resided, where.' })
  @Access({ to: ['PUBLIC'] })
  residencies(
    @Args(() => Residencies.Arguments) args: InstanceType<typeof Residencies.Arguments>,
    @Ctx() context: Ctxt,
  ) {
    return Residencies.list(args, context);
  }

  @Query(() => Residencies.Aggregation, { description: 'Residencies in groups.' })
  @Access({ to: ['PUBLIC'] })
  residenciesAggregate(
    @Args(() => Residencies.AggregateArguments) args: InstanceType<typeof Residencies.AggregateArguments>,
    @Ctx() context: Ctxt,
  ) {
    return Residencies.aggregate(args, context);
  }

  @Query(() => [Residency], { description: 'Residents of a technopark, not ended, that owe a quarterly report.' })
  @Access({ to: ['TECHNOPARK_MANAGER', 'SECRETARIAT', 'ANALYST'] })
  async residentsOwingReports(
    @Arg('technoparkId', () => ID, { description: 'Which technopark; a manager asks of the own one.' }) parkId: string,
    @Arg('asOf', () => LocalDate, AS_OF) asOf: string | null,
    @Ctx() context: Ctxt,
  ) {
    mustOwn(context.viewer, parkId, ['SECRETARIAT', 'ANALYST']);
    const all = await context.loaders.residenciesOfTechnopark.load(parkId);
    const live = all.filter(({ state }) => state !== 'ENDED');
    const owed = await Promise.all(live.map((residency) => duties(residency, asOf, context)));
    return live.filter((_, i) => owed[i]!.length > 0);
  }

  @FieldResolver(() => Startup, { description: 'The resident.' })
  startup(@Root() { startupId }: Residency): Startup {
    return { id: startupId };
  }

  @FieldResolver(() => Technopark, { description: 'The technopark it resides in.' })
  technopark(@Root() { technoparkId }: Residency, @Ctx() { loaders }: Ctxt) {
    return loaders.technopark.load(technoparkId);
  }

  @FieldResolver(() => [ReportDuty], {
    nullable: true,
    description: 'Quarterly reports asked for that are not in, oldest first.',
  })
  @Access(DUTIES)
  reportsOwed(
    @Root() residency: Residency,
    @Arg('asOf', () => LocalDate, AS_OF) asOf: string | null,
    @Ctx() context: Ctxt,
  ) {
    return duties(residency, asOf, context);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many of the owed reports are overdue.' })
  @Access(DUTIES)
  async missedReports(
    @Root() residency: Residency,
    @Arg('asOf', () => LocalDate, AS_OF) asOf: string | null,
    @Ctx() context: Ctxt,
  ) {
    return (await duties(residency, asOf, context)).filter(({ missed }) => missed).length;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'The rule of two misses: active, with two overdue reports or more.',
  })
  @Access(DUTIES)
  async suspensionDue(
    @Root() residency: Residency,
    @Arg('asOf', () => LocalDate, AS_OF) asOf: string | null,
    @Ctx() context: Ctxt,
  ) {
    return suspensionDue(residency.state, await duties(residency, asOf, context));
  }

  @FieldResolver(() => [QuarterlyReport], {
    nullable: true,
    description: 'The reports that came in, oldest quarter first.',
  })
  @Access(DUTIES)
  reports(@Root() residency: Residency, @Ctx() { loaders }: Ctxt) {
    return loaders.reportsOfResidency.load(residency.id);
  }

  @FieldResolver(() => [StateTransition], {
    nullable: true,
    description: 'How it came to stand where it stands, oldest first.',
  })
  @Access(DUTIES)
  history(@Root() residency: Residency, @Ctx() { loaders }: Ctxt) {
    return loaders.transitions.load(residency.id);
  }

  @Mutation(() => GrantResidencyPayload, { description: 'Takes a startup in as a resident.' })
  @Access(PARK_DECIDES)
  grantResidency(@Arg('input', () => GrantResidencyInput) input: GrantResidencyInput, @Ctx() context: Ctxt) {
    return attempt(context, 'residency', () => grantResidency(input, context), { residency_one_at_a_time: ELSEWHERE });
  }

  @Mutation(() => SuspendResidencyPayload, { description: 'Sets a residency aside for a time.' })
  @Access(PARK_DECIDES)
  suspendResidency(@Arg('input', () => ChangeResidencyInput) input: ChangeResidencyInput, @Ctx() context: Ctxt) {
    return attempt(context, 'residency', () => changeResidency('suspend', input, context));
  }

  @Mutation(() => ResumeResidencyPayload, { description: 'Puts a suspended residency in force again.' })
  @Access(PARK_DECIDES)
  resumeResidency(@Arg('input', () => ChangeResidencyInput) input: ChangeResidencyInput, @Ctx() context: Ctxt) {
    return attempt(context, 'residency', () => changeResidency('resume', input, context));
  }

  @Mutation(() => EndResidencyPayload, { description: 'Ends a residency for good.' })
  @Access(PARK_DECIDES)
  endResidency(@Arg('input', () => EndResidencyInput) input: EndResidencyInput, @Ctx() context: Ctxt) {
    return attempt(context, 'residency', () => changeResidency('end', input, context));
  }

  @Mutation(() => SubmitQuarterlyReportPayload, { description: 'Hands in the report of a quarter.' })
  @Access({ to: ['FOUNDER'] })
  submitQuarterlyReport(
    @Arg('input', () => SubmitQuarterlyReportInput) input: SubmitQuarterlyReportInput,
    @Ctx() context: Ctxt,
  ) {
    return attempt(context, 'report', () => submitQuarterlyReport(input, context), { quarterly_report_once: REPORTED });
  }
}
