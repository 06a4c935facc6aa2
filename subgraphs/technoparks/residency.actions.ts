import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import type { ResidencyChanged } from './events.ts';
import { QuarterlyReport, Residency } from './residency.entity.ts';
import type {
  ChangeResidencyInput,
  EndResidencyInput,
  GrantResidencyInput,
  SubmitQuarterlyReportInput,
} from './residency.inputs.ts';
import { mustBeginSoundly, mustBeReportable, mustEndSoundly, residencyLife } from './residency.rules.ts';
import { mustBeWelcome } from './startup-copy.reader.ts';
import { dayIn } from './technopark.days.ts';
import { Technopark } from './technopark.entity.ts';

export function tellResidency(em: EntityManager, residency: Residency): void {
  const { id, startupId, technoparkId, state, fromDay, toDay } = residency;
  record<ResidencyChanged>(em, {
    type: 'residency.changed',
    payload: { id, startupId, technoparkId, state, from: fromDay, to: toDay },
  });
}

/** The park decides who resides in it. */
export async function grantResidency(input: GrantResidencyInput, context: Context): Promise<Residency> {
  const { viewer, clock, newId } = context;
  const { startupId, technoparkId, from } = input;
  mustOwn(viewer, technoparkId);
  const id = await once(context, 'grantResidency', input, async (em) => {
    const park = await em.findOne(Technopark, technoparkId);
    if (!park) throw notFound('There is no such technopark.', ['technoparkId']);
    await mustBeWelcome(startupId, park, em);
    const today = dayIn(park, clock());
    const fromDay = from ?? today;
    mustBeginSoundly(fromDay, park, today);
    const row = { startupId, technoparkId, state: 'ACTIVE' as const, fromDay, toDay: null, version: 1 };
    const residency = em.create(Residency, { id: newId('residency'), ...row });
    residencyLife.fire({ ...context, em }, 'grant', residency);
    tellResidency(em, residency);
    return residency.id;
  });
  return context.em.findOneOrFail(Residency, id);
}

/** The first day on which it no longer holds: the one that is named, or today in its park. @throws INVALID_PERIOD */
async function endOf(residency: Residency, { on }: EndResidencyInput, { em, clock }: Context): Promise<string> {
  const today = dayIn(await em.findOneOrFail(Technopark, residency.technoparkId), clock());
  mustEndSoundly(residency, on ?? today, today);
  return on ?? today;
}

/** Suspends, resumes or ends: the transition is named, its rules are in the table. */
export async function changeResidency(
  transition: 'suspend' | 'resume' | 'end',
  input: ChangeResidencyInput & EndResidencyInput,
  context: Context,
): Promise<Residency> {
  mustBeWritten(input, { reason: LONGEST_WORDS });
  const { em, viewer } = context;
  const residency = await em.findOne(Residency, input.id);
  if (!residency) throw notFound('There is no such residency.', ['id']);
  mustOwn(viewer, residency.technoparkId);
  await em.lock(residency, LockMode.OPTIMISTIC, input.expectedVersion);
  const toDay = transition === 'end' ? await endOf(residency, input, context) : null;
  residencyLife.fire(context, transition, residency, input.reason);
  residency.toDay = toDay;
  tellResidency(em, residency);
  await em.flush();
  return residency;
}

/** The resident reports; nobody does it in its place. */
export async function submitQuarterlyReport(
  input: SubmitQuarterlyReportInput,
  context: Context,
): Promise<QuarterlyReport> {
  const { viewer, clock, newId } = context;
  const id = await once(context, 'submitQuarterlyReport', input, async (em) => {
    const residency = await em.findOne(Residency, input.residencyId);
    if (!residency) throw notFound('There is no such residency.', ['residencyId']);
    mustOwn(viewer, residency.startupId, []);
    mustBeReportable(residency, input.quarter, dayOf(clock()));
    const report = em.create(QuarterlyReport, {
      id: newId('quarterly-report'),
      residencyId: residency.id,
      startupId: residency.startupId,
      technoparkId: residency.technoparkId,
      quarter: input.quarter,
      summary: input.summary ?? null,
      submittedAt: clock(),
    });
    return report.id;
  });
  return context.em.findOneOrFail(QuarterlyReport, id);
}
