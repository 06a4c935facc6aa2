import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import type { ExclusionChanged } from './events.ts';
import { Exclusion } from './exclusion.entity.ts';
import type { DeclareExclusionInput, LiftExclusionInput } from './exclusion.inputs.ts';
import { mustBeEntitled, mustBeLiftable, mustBeSound } from './exclusion.rules.ts';

export function tell(em: EntityManager, { id, a, b, kind, validFrom, validTo }: Exclusion): void {
  record<ExclusionChanged>(em, { type: 'exclusion.changed', payload: { id, a, b, kind, validFrom, validTo } });
}

export async function declareExclusion(input: DeclareExclusionInput, context: Context): Promise<Exclusion> {
  mustBeWritten(input, { reason: LONGEST_WORDS });
  const { viewer, clock, newId } = context;
  const { a, b, kind, reason = null, validTo = null } = input;
  const declaration = { a, b, kind, validFrom: input.validFrom ?? dayOf(clock()), validTo };
  mustBeEntitled(declaration, viewer);
  mustBeSound(declaration);
  const id = await once(context, 'declareExclusion', input, async (em) => {
    const declaredBy = viewer.organisationId ?? 'organisation_secretariat';
    const exclusion = em.create(Exclusion, {
      id: newId('exclusion'),
      ...declaration,
      reason,
      declaredBy,
      recordedAt: clock(),
      version: 1,
    });
    tell(em, exclusion);
    return exclusion.id;
  });
  return context.em.findOneOrFail(Exclusion, id);
}

export async function liftExclusion(input: LiftExclusionInput, { em, viewer, clock }: Context): Promise<Exclusion> {
  const exclusion = await em.findOne(Exclusion, input.id);
  if (!exclusion) throw notFound('There is no such exclusion.', ['id']);
  const on = input.on ?? dayOf(clock());
  mustBeLiftable(exclusion, on, viewer);
  await em.lock(exclusion, LockMode.OPTIMISTIC, input.expectedVersion);
  exclusion.validTo = on;
  tell(em, exclusion);
  await em.flush();
  return exclusion;
}
