import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { denied, notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import { LONGEST_NAME, mustBeWritten } from '#kit/text';
import type { Viewer } from '#kit/viewer';
import { Cohort } from './cohort.entity.ts';
import type { ExtendCohortCallInput, PlanCohortInput } from './cohort.inputs.ts';
import { mustBeExtendable, mustBeSound } from './cohort.rules.ts';
import type { CohortChanged } from './events.ts';
import { Programme } from './programme.entity.ts';

export function tellCohort(em: EntityManager, cohort: Cohort): void {
  const { id, programmeId, names, seats, timeZone, startsOn, demoDayOn, endsOn, synthetic } = cohort;
  record<CohortChanged>(em, {
    type: 'cohort.changed',
    payload: {
      ...{ id, programmeId, names, seats, timeZone, startsOn, demoDayOn, endsOn, synthetic },
      callOpensAt: cohort.callOpensAt.toISOString(),
      callClosesAt: cohort.callClosesAt.toISOString(),
    },
  });
}

/** Who provides a programme plans its cohorts; where the provider is unknown, the secretariat does. */
function mustProvide(viewer: Viewer, { providerId }: Programme): void {
  if (providerId) mustOwn(viewer, providerId);
  else if (viewer.role !== 'SECRETARIAT') throw denied('The provider of this programme is unknown.');
}

export async function planCohort(input: PlanCohortInput, context: Context): Promise<Cohort> {
  mustBeWritten(input, { name: LONGEST_NAME });
  const programme = await context.em.findOne(Programme, input.programmeId);
  if (!programme) throw notFound('There is no such programme.', ['programmeId']);
  mustProvide(context.viewer, programme);
  mustBeSound(input);
  const { idempotencyKey: _, name, ...dates } = input;
  const id = await once(context, 'planCohort', input, async (em) => {
    const cohort = em.create(Cohort, {
      id: context.newId('cohort'),
      ...dates,
      names: { en: name },
      synthetic: programme.synthetic,
      version: 1,
    });
    tellCohort(em, cohort);
    return cohort.id;
  });
  return context.em.findOneOrFail(Cohort, id);
}

export async function extendCohortCall(input: ExtendCohortCallInput, context: Context): Promise<Cohort> {
  const { em, viewer, clock } = context;
  const cohort = await em.findOne(Cohort, input.id);
  if (!cohort) throw notFound('There is no such cohort.', ['id']);
  mustProvide(viewer, await em.findOneOrFail(Programme, cohort.programmeId));
  mustBeExtendable(cohort, input.closesAt, clock());
  mustBeSound({ ...cohort, callClosesAt: input.closesAt });
  await em.lock(cohort, LockMode.OPTIMISTIC, input.expectedVersion);
  cohort.callClosesAt = input.closesAt;
  tellCohort(em, cohort);
  await em.flush();
  return cohort;
}
