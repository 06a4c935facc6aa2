import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { conflict } from '#kit/failure';
import { boolean, date, id, instant, int } from '#kit/filter';
import { LocalisedText, localised } from '#kit/locale';
import { attempt } from '#kit/mutation';
import { extendCohortCall, planCohort } from './cohort.actions.ts';
import { Cohort } from './cohort.entity.ts';
import { ExtendCohortCallInput, ExtendCohortCallPayload, PlanCohortInput, PlanCohortPayload } from './cohort.inputs.ts';
import { CohortState, cohortState } from './cohort.rules.ts';
import type { ProgrammesLoaders } from './loaders.ts';
import { Programme } from './programme.entity.ts';

const Cohorts = collection(Cohort, 'Cohort', {
  programmeId: id(),
  callOpensAt: instant(),
  callClosesAt: instant(),
  startsOn: date(),
  endsOn: date(),
  seats: int(),
  synthetic: boolean(),
});

const MAY_PLAN = ['PROGRAMME_MANAGER', 'TECHNOPARK_MANAGER', 'SECRETARIAT'];
const ONE_START = {
  cohort_one_start: conflict('COHORT_EXISTS', 'The programme has a cohort that starts on this day.', ['startsOn']),
};

@Resolver(() => Cohort)
export class CohortResolver {
  @Query(() => Cohorts.Connection, { description: 'Runs of programmes, past, present and planned.' })
  @Access({ to: ['PUBLIC'] })
  cohorts(@Args(() => Cohorts.Arguments) args: InstanceType<typeof Cohorts.Arguments>, @Ctx() context: Context) {
    return Cohorts.list(args, context);
  }

  @Query(() => Cohorts.Aggregation, { description: 'Cohorts in groups.' })
  @Access({ to: ['PUBLIC'] })
  cohortsAggregate(
    @Args(() => Cohorts.AggregateArguments) args: InstanceType<typeof Cohorts.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Cohorts.aggregate(args, context);
  }

  @FieldResolver(() => LocalisedText, { nullable: true, description: 'Name in the viewer’s language, or the nearest.' })
  name(
    @Root() cohort: Cohort,
    @Ctx() context: Context,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    return localised(cohort.names, locale ?? context.locale);
  }

  @FieldResolver(() => CohortState, { description: 'Where it stands now.' })
  state(@Root() cohort: Cohort, @Ctx() { clock }: Context) {
    return cohortState(cohort, clock());
  }

  @FieldResolver(() => Programme, { description: 'Of which programme.' })
  programme(@Root() { programmeId }: Cohort, @Ctx() { loaders }: Context<ProgrammesLoaders>) {
    return loaders.programme.load(programmeId);
  }

  @Mutation(() => PlanCohortPayload, { description: 'Plans a run of one’s programme.' })
  @Access({ to: MAY_PLAN })
  planCohort(@Arg('input', () => PlanCohortInput) input: PlanCohortInput, @Ctx() context: Context) {
    return attempt(context, 'cohort', () => planCohort(input, context), ONE_START);
  }

  @Mutation(() => ExtendCohortCallPayload, { description: 'Moves the deadline of a call that is not over to later.' })
  @Access({ to: MAY_PLAN })
  extendCohortCall(@Arg('input', () => ExtendCohortCallInput) input: ExtendCohortCallInput, @Ctx() context: Context) {
    return attempt(context, 'cohort', () => extendCohortCall(input, context));
  }
}
