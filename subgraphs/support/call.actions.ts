import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { invalid, notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import { LONGEST_NAME, LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { demoOrganisations, demoTechnoparks } from '#vocabulary/demonstration';
import { offerState } from '#vocabulary/support-offer';
import { GrantCall } from './call.entity.ts';
import type { AnnounceGrantCallInput, ExtendGrantCallInput } from './call.inputs.ts';
import { mustBeExtendable, mustBeSound } from './call.rules.ts';
import type { CallChanged } from './events.ts';

export function tellCall(em: EntityManager, call: GrantCall): void {
  const { budget, opensAt, closesAt, timeZone, decidedOn } = call;
  const dates = { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), timeZone, decidedOn };
  record<CallChanged>(em, { type: 'call.changed', payload: { ...offerState(call), budget, ...dates } });
}

const DEMO_PROVIDERS = new Set<string>([...Object.values(demoOrganisations), ...demoTechnoparks].map(({ id }) => id));

/** The row of a new call; what a made-up provider announces is made up. */
function rowOf(input: AnnounceGrantCallInput) {
  const { idempotencyKey: _, name, ceiling, budget, equityPercent, country = null, ...rest } = input;
  return {
    ...rest,
    country,
    names: { en: name },
    mainKind: input.kinds[0]!,
    applicant: 'STARTUP' as const,
    amount: ceiling.amount,
    currency: ceiling.currency,
    budgetAmount: budget.amount,
    equityTaken: equityPercent,
    residentOf: input.residentOf ?? null,
    conditions: input.conditions ?? null,
    ...{ sums: null, equityNote: null, repaymentText: null, durationText: null, eligibilityText: null, notes: null },
    ...{ source: null, asOf: null, confidence: null, decidedOn: null, version: 1 },
    synthetic: DEMO_PROVIDERS.has(input.providerId),
  };
}

export async function announceGrantCall(input: AnnounceGrantCallInput, context: Context): Promise<GrantCall> {
  mustOwn(context.viewer, input.providerId);
  mustBeWritten(input, { name: LONGEST_NAME, providerName: LONGEST_NAME, conditions: LONGEST_WORDS });
  if (input.kinds.length === 0) throw invalid('NO_KIND', 'Say what is given.', ['kinds']);
  mustBeSound(input);
  const id = await once(context, 'announceGrantCall', input, async (em) => {
    const call = em.create(GrantCall, { id: context.newId('grant-call'), ...rowOf(input) });
    tellCall(em, call);
    return call.id;
  });
  // As stored: with two places.
  return context.em.findOneOrFail(GrantCall, id, { refresh: true });
}

export async function extendGrantCall(input: ExtendGrantCallInput, context: Context): Promise<GrantCall> {
  const { em, viewer, clock } = context;
  const call = await em.findOne(GrantCall, input.id);
  if (!call) throw notFound('There is no such call.', ['id']);
  mustOwn(viewer, call.providerId!);
  mustBeExtendable(call, input.closesAt, clock());
  await em.lock(call, LockMode.OPTIMISTIC, input.expectedVersion);
  call.closesAt = input.closesAt;
  tellCall(em, call);
  await em.flush();
  return call;
}
