import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { conflict } from '#kit/failure';
import { id, oneOf, type Where } from '#kit/filter';
import { attempt } from '#kit/mutation';
import { StateTransition } from '#kit/state-machine';
import type { Viewer } from '#kit/viewer';
import { completeEntryStep, draftEntryPlan, moveEntryPlan, openEntryStep } from './entry-plan.actions.ts';
import { EntryPlan } from './entry-plan.entity.ts';
import {
  CompleteEntryStepPayload,
  DraftEntryPlanInput,
  DraftEntryPlanPayload,
  EntryStepMoveInput,
  MoveEntryPlanInput,
  MoveEntryPlanPayload,
  OpenEntryStepPayload,
} from './entry-plan.inputs.ts';
import { EntryPlanState } from './entry-plan.rules.ts';
import type { MarketsLoaders } from './loaders.ts';
import { Market } from './market.entity.ts';
import { StartupStub } from './stubs.ts';

const EntryPlans = collection(EntryPlan, 'EntryPlan', {
  startupId: id(),
  marketId: id(),
  state: oneOf(EntryPlanState, 'EntryPlanState'),
});

const MAY_READ_ALL = ['SECRETARIAT', 'ANALYST'];
const MAY_MOVE = ['FOUNDER', 'SECRETARIAT'];
const LIVE_PLAN = {
  entry_plan_one_live: conflict('ENTRY_PLAN_EXISTS', 'The startup has a plan for this market already.', ['marketId']),
};

/** All for those who may read all, else those of one’s startup. */
const seenBy = ({ role, organisationId }: Viewer): Where =>
  MAY_READ_ALL.includes(role) ? {} : { startupId: organisationId };

@Resolver(() => EntryPlan)
export class EntryPlanResolver {
  @Query(() => EntryPlans.Connection, {
    description: 'Plans to enter a market: all for analysts and the secretariat, a founder’s own.',
  })
  @Access({ to: [...MAY_READ_ALL, 'FOUNDER'] })
  entryPlans(
    @Args(() => EntryPlans.Arguments) args: InstanceType<typeof EntryPlans.Arguments>,
    @Ctx() context: Context,
  ) {
    return EntryPlans.list(args, context, seenBy(context.viewer));
  }

  @Query(() => EntryPlans.Aggregation, { description: 'The plans one may see, in groups.' })
  @Access({ to: [...MAY_READ_ALL, 'FOUNDER'] })
  entryPlansAggregate(
    @Args(() => EntryPlans.AggregateArguments) args: InstanceType<typeof EntryPlans.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return EntryPlans.aggregate(args, context, seenBy(context.viewer));
  }

  @FieldResolver(() => StartupStub, { nullable: true, description: 'Who enters.' })
  startup(@Root() { startupId }: EntryPlan) {
    return { id: startupId };
  }

  @FieldResolver(() => Market, { nullable: true, description: 'Which market.' })
  market(@Root() { marketId }: EntryPlan, @Ctx() { loaders }: Context<MarketsLoaders>) {
    return loaders.market.load(marketId);
  }

  @FieldResolver(() => [StateTransition], { description: 'What was done, oldest first.' })
  history(@Root() plan: EntryPlan, @Ctx() { loaders }: Context<MarketsLoaders>) {
    return loaders.transitionsOfPlan.load(plan.id);
  }

  @Mutation(() => DraftEntryPlanPayload, { description: 'Drafts the plan of one’s startup to enter a market.' })
  @Access({ to: ['FOUNDER'] })
  draftEntryPlan(@Arg('input', () => DraftEntryPlanInput) input: DraftEntryPlanInput, @Ctx() context: Context) {
    return attempt(context, 'entryPlan', () => draftEntryPlan(input, context), LIVE_PLAN);
  }

  @Mutation(() => MoveEntryPlanPayload, { description: 'Agrees, starts, blocks, resumes, ends or reviews a plan.' })
  @Access({ to: MAY_MOVE })
  moveEntryPlan(@Arg('input', () => MoveEntryPlanInput) input: MoveEntryPlanInput, @Ctx() context: Context) {
    return attempt(context, 'entryPlan', () => moveEntryPlan(input, context));
  }

  @Mutation(() => OpenEntryStepPayload, { description: 'Opens a step, once all its prerequisites are done.' })
  @Access({ to: MAY_MOVE })
  openEntryStep(@Arg('input', () => EntryStepMoveInput) input: EntryStepMoveInput, @Ctx() context: Context) {
    return attempt(context, 'entryPlan', () => openEntryStep(input, context));
  }

  @Mutation(() => CompleteEntryStepPayload, { description: 'Says that an open step is done.' })
  @Access({ to: MAY_MOVE })
  completeEntryStep(@Arg('input', () => EntryStepMoveInput) input: EntryStepMoveInput, @Ctx() context: Context) {
    return attempt(context, 'entryPlan', () => completeEntryStep(input, context));
  }
}

@Resolver(() => StartupStub)
export class StartupEntryPlansResolver {
  @FieldResolver(() => [EntryPlan], {
    nullable: true,
    description: 'Its plans to enter markets; for itself, analysts and the secretariat.',
  })
  @Access({ to: MAY_READ_ALL, own: ['id'] })
  entryPlans(@Root() { id }: StartupStub, @Ctx() { loaders }: Context<MarketsLoaders>) {
    return loaders.entryPlansOfStartup.load(id);
  }
}
