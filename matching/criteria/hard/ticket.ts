import type { InvestorProfile, StartupProfile } from '../../profile.ts';
import type { InvestorStop } from '../criterion.ts';

/**
 * The whole raise is below the smallest ticket, or the money left is. A raise above the largest ticket excludes nothing:
 * rounds are shared (criteria/pair/ticket.ts lowers the score).
 */
export const ticketLimit: InvestorStop = {
  by: {
    fields: ['amount'],
    stops:
      ({ startups: { profiles } }, investor) =>
      (startup) =>
        stops(profiles[startup]!, investor),
  },
  stop: (_index, startup, investor) => {
    const { mandate, dryPowderUsd } = investor;
    const amountUsd = startup.raise?.amountUsd ?? null;
    return stops(startup, investor)
      ? { code: 'OUTSIDE_TICKET', parameters: { amountUsd, ticketMinUsd: mandate.ticketMinUsd, dryPowderUsd } }
      : null;
  },
};

function stops({ raise }: StartupProfile, { mandate, dryPowderUsd }: InvestorProfile): boolean {
  const least = mandate.ticketMinUsd;
  const amountUsd = raise?.amountUsd ?? null;
  const tooSmall = least !== null && amountUsd !== null && amountUsd < least;
  return tooSmall || (dryPowderUsd !== null && (dryPowderUsd <= 0 || (least !== null && dryPowderUsd < least)));
}
