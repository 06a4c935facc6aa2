import type { InvestorStop } from '../criterion.ts';

/**
 * The whole raise is below the smallest ticket, or the money left is. A raise above the largest ticket excludes nothing:
 * rounds are shared (criteria/pair/ticket.ts lowers the score).
 */
export const ticketLimit: InvestorStop = {
  fields: ['amount'],
  stop: (_index, startup, { mandate, dryPowderUsd }) => {
    const least = mandate.ticketMinUsd;
    const amountUsd = startup.raise?.amountUsd ?? null;
    const tooSmall = least !== null && amountUsd !== null && amountUsd < least;
    const noMoney = dryPowderUsd !== null && (dryPowderUsd <= 0 || (least !== null && dryPowderUsd < least));
    return tooSmall || noMoney
      ? { code: 'OUTSIDE_TICKET', parameters: { amountUsd, ticketMinUsd: least, dryPowderUsd } }
      : null;
  },
};
