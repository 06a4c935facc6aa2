import type { PairCriterion } from '../criterion.ts';

/**
 * The sum sought against the stated ticket: 1 inside the range, falling by the logarithm of how many times the sum exceeds
 * the largest ticket (the investor would need partners), not below -3. Monotone: never rises as the sum grows past the range.
 */
export const ticket: PairCriterion = {
  name: 'ticket',
  side: 'STARTUP',
  bound: 3,
  value: (index, startup, investor) => {
    const amount = index.startups.profiles[startup]!.raise?.amountUsd ?? null;
    const { ticketMinUsd, ticketMaxUsd } = index.investors.profiles[investor]!.mandate;
    if (amount === null || (ticketMinUsd === null && ticketMaxUsd === null)) return Number.NaN;
    if (ticketMinUsd !== null && amount < ticketMinUsd) return Math.max(-3, 1 - Math.log(ticketMinUsd / amount));
    if (ticketMaxUsd !== null && amount > ticketMaxUsd) return Math.max(-3, 1 - Math.log(amount / ticketMaxUsd));
    return 1;
  },
  support: (index, startup, investor) => (Number.isNaN(ticket.value(index, startup, investor)) ? 0 : 1),
  account: (index, startup, investor) => {
    const { ticketMinUsd, ticketMaxUsd } = index.investors.profiles[investor]!.mandate;
    const amountUsd = index.startups.profiles[startup]!.raise?.amountUsd ?? null;
    return { parameters: { amountUsd, ticketMinUsd, ticketMaxUsd }, evidence: [], dealIds: [] };
  },
};
