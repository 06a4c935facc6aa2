import { DAY_MS } from '#kit/day';
import type { WriteContext } from '#kit/subgraph';
import { instantOf } from '#kit/zone';
import { convertOn } from '#vocabulary/rates';
import { offerRow } from '#vocabulary/support-offer';
import { Award } from './award.entity.ts';
import { tellCall } from './call.actions.ts';
import { GrantCall } from './call.entity.ts';
import { tellMeasure } from './measure.actions.ts';
import { measureConditions } from './measure.conditions.ts';
import { Measure } from './measure.entity.ts';
import { measures } from './measures.facts.ts';
import { type DemoCall, demoAwards, demoCalls } from './seed.demo.ts';

const AWARDED_AFTER = 30;

/** Calls open at nine in the morning and close at six in the evening of the provider's zone. */
function dated({ opensIn, closesIn, ...call }: DemoCall, day: (days: number) => string) {
  return {
    ...call,
    opensAt: instantOf(`${day(opensIn)}T09:00`, call.timeZone, 'REFUSE'),
    closesAt: instantOf(`${day(closesIn)}T18:00`, call.timeZone, 'REFUSE'),
    decidedOn: day(closesIn + AWARDED_AFTER),
  };
}

/** SYNTHETIC: what the round that is over gave out. */
function seedAwards({ em }: WriteContext, { id, decidedOn, currency, country }: GrantCall): void {
  for (const [startupId, amount] of demoAwards) {
    const usd = convertOn({ amount, currency: currency! }, 'USD', decidedOn!);
    const key = startupId.slice('startup_'.length);
    em.persist(
      em.create(Award, {
        ...{ id: `award_${key}`, offerId: id, startupId, country: country!, awardedOn: decidedOn! },
        ...{ amount, currency: currency!, amountUsd: usd?.money.amount ?? null },
        ...{ synthetic: true, source: null, confidence: null },
      }),
    );
  }
}

/** Real measures, of which no call is known; SYNTHETIC calls and what one of them gave. */
export async function seed(context: WriteContext): Promise<void> {
  const { em, clock } = context;
  const day = (days: number) => new Date(clock().getTime() + days * DAY_MS).toISOString().slice(0, 10);
  for (const fact of measures) tellMeasure(em, em.create(Measure, offerRow(fact, measureConditions[fact.id]) as never));
  for (const demo of demoCalls) {
    const call = em.create(GrantCall, dated(demo, day) as never);
    tellCall(em, call);
    if (call.closesAt < clock()) seedAwards(context, call);
  }
}
