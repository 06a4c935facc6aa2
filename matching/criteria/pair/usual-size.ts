import type { PairCriterion } from '../criterion.ts';

/** Is the sum sought like the rounds the investor usually joins? ln 2 at its usual size, 0 at half or double, not below -4. */
export const usualSize: PairCriterion = {
  name: 'usualSize',
  side: 'INVESTOR',
  bound: 4,
  form: { kind: 'FIELDS', fields: ['amount'] },
  over: ({ startups: { amountUsd }, learned }) => {
    const { logUsd } = learned.usualSize;
    return (startup, investor) => {
      const distance = Math.abs(Math.log(amountUsd[startup]!) - logUsd[investor]!);
      return Number.isNaN(distance) ? Number.NaN : Math.max(-4, Math.LN2 - distance);
    };
  },
  support: () => null,
  account: (index, startup, investor) => {
    const usual = index.learned.usualSize.logUsd[investor]!;
    return {
      parameters: {
        amountUsd: index.startups.profiles[startup]!.raise?.amountUsd ?? null,
        usualUsd: Number.isNaN(usual) ? null : Math.round(Math.exp(usual)),
      },
      evidence: [],
      dealIds: [],
    };
  },
};
