import type { PairCriterion } from '../criterion.ts';

/**
 * The sum sought against the stated ticket: 1 inside the range, falling by the logarithm of how many times the sum exceeds
 * the largest ticket (the investor would need partners), not below -3. Monotone: never rises as the sum grows past the range.
 */
export const ticket: PairCriterion = {
  name: 'ticket',
  side: 'STARTUP',
  bound: 3,
  form: { kind: 'FIELDS', fields: ['amount'] },
  over: ({ startups: { amountUsd }, investors }) => {
    const { ticketMinUsd, ticketMaxUsd, stateTickets } = investors;
    if (!stateTickets) return null;
    return (startup, investor) => {
      const amount = amountUsd[startup]!;
      const least = ticketMinUsd[investor]!;
      const most = ticketMaxUsd[investor]!;
      if (Number.isNaN(amount) || (Number.isNaN(least) && Number.isNaN(most))) return Number.NaN;
      if (amount < least) return Math.max(-3, 1 - Math.log(least / amount));
      return amount > most ? Math.max(-3, 1 - Math.log(amount / most)) : 1;
    };
  },
  support: () => 1,
  account: (index, startup, investor) => {
    const { ticketMinUsd, ticketMaxUsd } = index.investors.profiles[investor]!.mandate;
    const amountUsd = index.startups.profiles[startup]!.raise?.amountUsd ?? null;
    return { parameters: { amountUsd, ticketMinUsd, ticketMaxUsd }, evidence: [], dealIds: [] };
  },
};
