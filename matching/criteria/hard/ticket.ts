import type { InvestorProfile, StartupProfile } from '../../profile.ts';
import type { InvestorStop } from '../criterion.ts';

/**
 * The whole raise is below the smallest ticket, or the money left is. A raise above the largest ticket excludes nothing:
 * rounds are shared (criteria/pair/ticket.ts lowers the score).
 */
export const ticketLimit: InvestorStop = {
  fields: ['amount'],
  over: ({ startups: { amountUsd } }, { mandate: { ticketMinUsd }, dryPowderUsd }) => {
    if (isSpent(ticketMinUsd, dryPowderUsd)) return () => true;
    return ticketMinUsd === null ? null : (startup) => amountUsd[startup]! < ticketMinUsd;
  },
  stop: (_index, startup, investor) => {
    const { mandate, dryPowderUsd } = investor;
    const amountUsd = startup.raise?.amountUsd ?? null;
    return stops(startup, investor)
      ? { code: 'OUTSIDE_TICKET', parameters: { amountUsd, ticketMinUsd: mandate.ticketMinUsd, dryPowderUsd } }
      : null;
  },
};

function stops({ raise }: StartupProfile, { mandate: { ticketMinUsd }, dryPowderUsd }: InvestorProfile): boolean {
  const amountUsd = raise?.amountUsd ?? null;
  const tooSmall = ticketMinUsd !== null && amountUsd !== null && amountUsd < ticketMinUsd;
  return tooSmall || isSpent(ticketMinUsd, dryPowderUsd);
}

/** Too little is left for the smallest ticket. */
function isSpent(ticketMinUsd: number | null, dryPowderUsd: number | null): boolean {
  return dryPowderUsd !== null && (dryPowderUsd <= 0 || (ticketMinUsd !== null && dryPowderUsd < ticketMinUsd));
}
