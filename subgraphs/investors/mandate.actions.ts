import { LockMode } from '@mikro-orm/core';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { Confidence } from '#kit/fact';
import { notFound } from '#kit/failure';
import { tellInvestor } from './event.actions.ts';
import { Investor } from './investor.entity.ts';
import type { UpdateMandateInput } from './mandate.inputs.ts';
import { mustBeDryPowder, mustBeMandate } from './mandate.rules.ts';
import { MANDATE_FIELDS } from './mandate.type.ts';

function setDryPowder(investor: Investor, { dryPowder }: UpdateMandateInput): void {
  if (dryPowder === undefined) return;
  if (dryPowder) mustBeDryPowder(dryPowder);
  investor.dryPowderAmount = dryPowder?.amount ?? null;
  investor.dryPowderCurrency = dryPowder?.currency ?? null;
}

/** The investor at the version that was read. @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT */
async function own({ investorId, expectedVersion }: UpdateMandateInput, { em, viewer }: Context): Promise<Investor> {
  const investor = await em.findOne(Investor, investorId);
  if (!investor) throw notFound('There is no such investor.', ['investorId']);
  mustOwn(viewer, investor.id);
  await em.lock(investor, LockMode.OPTIMISTIC, expectedVersion);
  return investor;
}

export async function updateMandate(input: UpdateMandateInput, context: Context): Promise<Investor> {
  const { em, clock } = context;
  const investor = await own(input, context);
  const spoken = MANDATE_FIELDS.filter((key) => input[key] !== undefined);
  const changes = Object.fromEntries(spoken.map((key) => [key, input[key]]));
  mustBeMandate({ ...investor, ...changes });
  setDryPowder(investor, input);
  const origin = {
    source: 'declared by the investor',
    asOf: clock().toISOString().slice(0, 10),
    confidence: Confidence.B,
  };
  const origins = { ...investor.origins, ...Object.fromEntries(spoken.map((key) => [key, origin])) };
  em.assign(investor, { ...changes, origins });
  tellInvestor(em, investor, clock());
  await em.flush();
  return investor;
}
