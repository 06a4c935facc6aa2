import { LockMode } from '@mikro-orm/core';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { Confidence } from '#kit/fact';
import { notFound } from '#kit/failure';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { type MoneyInput, toHundredths } from '#vocabulary/money';
import { tellInvestor } from './event.actions.ts';
import { Investor } from './investor.entity.ts';
import type { UpdateMandateInput } from './mandate.inputs.ts';
import { mustBeDryPowder, mustBeMandate } from './mandate.rules.ts';
import { MANDATE_FIELDS } from './mandate.type.ts';

function setDryPowder(investor: Investor, dryPowder: MoneyInput | null): void {
  if (dryPowder) mustBeDryPowder(dryPowder);
  const left = dryPowder && toHundredths(dryPowder);
  investor.dryPowderAmount = left?.amount ?? null;
  investor.dryPowderCurrency = left?.currency ?? null;
}

/** What the input says of a field; sums with two places, as they are stored. */
function told(input: UpdateMandateInput, field: (typeof MANDATE_FIELDS)[number]) {
  const value = input[field];
  const sum = typeof value === 'string' && field !== 'thesis';
  return sum ? toHundredths({ amount: value, currency: 'USD' }).amount : value;
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
  mustBeWritten(input, { thesis: LONGEST_WORDS });
  const { em, clock } = context;
  const investor = await own(input, context);
  const spoken = MANDATE_FIELDS.filter((key) => input[key] !== undefined);
  const changes = Object.fromEntries(spoken.map((key) => [key, told(input, key)]));
  mustBeMandate({ ...investor, ...changes });
  if (input.dryPowder !== undefined) setDryPowder(investor, input.dryPowder);
  const origin = {
    source: 'declared by the investor',
    asOf: dayOf(clock()),
    confidence: Confidence.B,
  };
  const origins = { ...investor.origins, ...Object.fromEntries(spoken.map((key) => [key, origin])) };
  em.assign(investor, { ...changes, origins });
  tellInvestor(em, investor, clock());
  await em.flush();
  return investor;
}
