import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { Confidence } from '#kit/fact';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { LONGEST_NAME, LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { localTime } from '#kit/zone';
import { toHundredths } from '#vocabulary/money';
import { convertOn } from '#vocabulary/rates';
import { mustBeOfOneWorld } from '#vocabulary/synthetic';
import { Deal } from './deal.entity.ts';
import type { RecordDealInput } from './deal.inputs.ts';
import { kindOfRound } from './deal.mapping.ts';
import { type DealTerms, mustBeDeal, mustTakePart } from './deal.rules.ts';
import { tellDeal } from './event.actions.ts';
import { Investor } from './investor.entity.ts';
import { StartupCopy } from './startup-copy.entity.ts';

/** The newest day that some calendar shows: a deal names no zone, and where it was done this day may have begun. */
const newestDay = (now: Date): string => localTime(now, 'Pacific/Kiritimati').date;

const termsOf = ({ startupId, investorIds, otherInvestors, date, amount }: RecordDealInput): DealTerms => ({
  ...{ startupId, investorIds, date },
  otherInvestors: otherInvestors ?? [],
  amount: amount ? toHundredths(amount) : null,
});

/** The startup as its events told of it. @throws NOT_FOUND for it or one of the investors, REAL_AND_INVENTED */
async function partiesOf({ startupId, investorIds }: DealTerms, em: EntityManager): Promise<StartupCopy> {
  const startup = await em.findOne(StartupCopy, startupId);
  if (!startup) throw notFound('There is no such startup.', ['startupId']);
  const known = await em.find(Investor, { id: { $in: [...investorIds] } });
  if (known.length < investorIds.length) throw notFound('One of these investors does not exist.', ['investorIds']);
  mustBeOfOneWorld(startup, known, 'investorIds');
  return startup;
}

export async function recordDeal(input: RecordDealInput, context: Context): Promise<Deal> {
  mustBeWritten(input, { source: LONGEST_WORDS });
  for (const otherInvestors of input.otherInvestors ?? [])
    mustBeWritten({ otherInvestors }, { otherInvestors: LONGEST_NAME });
  const terms = termsOf(input);
  mustTakePart(terms, context.viewer);
  mustBeDeal(terms, newestDay(context.clock()));
  const id = await once(context, 'recordDeal', input, async (em) => {
    const { synthetic } = await partiesOf(terms, em);
    const { amount, investorIds, otherInvestors, ...when } = terms;
    const deal = em.create(Deal, {
      ...{ id: context.newId('deal'), ...when, datePrecision: input.datePrecision },
      ...{ investorIds: [...investorIds], otherInvestors: [...otherInvestors] },
      ...{ round: input.round, kind: kindOfRound[input.round] },
      ...{ amount: amount?.amount ?? null, currency: amount?.currency ?? null },
      amountUsd: amount && (convertOn(amount, 'USD', terms.date)?.money.amount ?? null),
      ...{ source: input.source ?? 'declared by a party to the deal', confidence: Confidence.B, note: null, synthetic },
    });
    tellDeal(em, deal);
    return deal.id;
  });
  return context.em.findOneOrFail(Deal, id);
}
