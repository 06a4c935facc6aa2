import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf } from '#kit/day';
import { record } from '#kit/outbox';
import { convertOn } from '#vocabulary/rates';
import type { Deal } from './deal.entity.ts';
import type { DealRecorded, InvestorChanged } from './events.ts';
import type { Investor } from './investor.entity.ts';

const numberOrNull = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal));

/** Money left in US dollars at the rate of a day; null when nobody said, or no rate is known. */
function dryPowderUsd({ dryPowderAmount, dryPowderCurrency }: Investor, day: string): number | null {
  if (dryPowderAmount === null || dryPowderCurrency === null) return null;
  const converted = convertOn({ amount: dryPowderAmount, currency: dryPowderCurrency }, 'USD', day);
  return numberOrNull(converted?.money.amount ?? null);
}

/** Records the whole new state of an investor. */
export function tellInvestor(em: EntityManager, investor: Investor, now: Date): void {
  const { id, names, kind, country, foundedYear, synthetic, heldForReview } = investor;
  const { sectors, rounds, countries, languages } = investor;
  const [ticketMinUsd, ticketMaxUsd] = [numberOrNull(investor.ticketMinUsd), numberOrNull(investor.ticketMaxUsd)];
  record<InvestorChanged>(em, {
    type: 'investor.changed',
    payload: {
      ...{ id, names, kind, country, foundedYear, synthetic, heldForReview },
      mandate: { sectors, rounds, countries, languages, ticketMinUsd, ticketMaxUsd },
      dryPowderUsd: dryPowderUsd(investor, dayOf(now)),
    },
  });
}

/** Records a whole deal. */
export function tellDeal(em: EntityManager, deal: Deal): void {
  const { id, startupId, investorIds, date, datePrecision, round, kind, synthetic } = deal;
  const amountUsd = numberOrNull(deal.amountUsd);
  record<DealRecorded>(em, {
    type: 'deal.recorded',
    payload: { id, startupId, investorIds, date, datePrecision, round, kind, amountUsd, synthetic },
  });
}
