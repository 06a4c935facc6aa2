import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { demoStartups } from '#vocabulary/demonstration';
import { EntryPlan, type EntryStep } from './entry-plan.entity.ts';
import type { DraftEntryPlanInput, EntryStepMoveInput, MoveEntryPlanInput } from './entry-plan.inputs.ts';
import { completed, EntryStepState, entryPlanLife, mustBePlannable, opened } from './entry-plan.rules.ts';
import type { EntryPlanChanged } from './events.ts';
import { Market } from './market.entity.ts';

export function tellPlan(em: EntityManager, { id, startupId, marketId, state, synthetic }: EntryPlan): void {
  record<EntryPlanChanged>(em, {
    type: 'entry-plan.changed',
    payload: { id, startupId, marketId, state, synthetic },
  });
}

/** Whoever plans for a made-up startup makes up the plan. */
const isDemo = (startupId: string): boolean => demoStartups.some(({ id }) => id === startupId);

export async function draftEntryPlan(input: DraftEntryPlanInput, context: Context): Promise<EntryPlan> {
  const { startupId, marketId, steps } = input;
  mustOwn(context.viewer, startupId, []);
  mustBePlannable(steps);
  if (!(await context.em.findOne(Market, marketId))) throw notFound('There is no such market.', ['marketId']);
  const id = await once(context, 'draftEntryPlan', input, async (em) => {
    const plan = em.create(EntryPlan, {
      id: context.newId('entry-plan'),
      startupId,
      marketId,
      steps: steps.map((step) => ({ ...step, state: EntryStepState.WAITING })),
      state: 'DRAFT',
      draftedAt: context.clock(),
      synthetic: isDemo(startupId),
      version: 1,
    });
    entryPlanLife.fire({ ...context, em }, 'DRAFT', plan);
    tellPlan(em, plan);
    return plan.id;
  });
  return context.em.findOneOrFail(EntryPlan, id);
}

async function ownPlan(id: string, expectedVersion: number, { em, viewer }: Context): Promise<EntryPlan> {
  const plan = await em.findOne(EntryPlan, id);
  if (!plan) throw notFound('There is no such plan.', ['id']);
  mustOwn(viewer, plan.startupId);
  await em.lock(plan, LockMode.OPTIMISTIC, expectedVersion);
  return plan;
}

export async function moveEntryPlan(input: MoveEntryPlanInput, context: Context): Promise<EntryPlan> {
  mustBeWritten(input, { reason: LONGEST_WORDS });
  const plan = await ownPlan(input.id, input.expectedVersion, context);
  entryPlanLife.fire(context, input.move, plan, input.reason);
  tellPlan(context.em, plan);
  await context.em.flush();
  return plan;
}

async function moveStep(
  input: EntryStepMoveInput,
  context: Context,
  move: (plan: EntryPlan, key: string) => EntryStep[],
): Promise<EntryPlan> {
  const plan = await ownPlan(input.id, input.expectedVersion, context);
  plan.steps = move(plan, input.key);
  await context.em.flush();
  return plan;
}

export const openEntryStep = (input: EntryStepMoveInput, context: Context) => moveStep(input, context, opened);
export const completeEntryStep = (input: EntryStepMoveInput, context: Context) => moveStep(input, context, completed);
