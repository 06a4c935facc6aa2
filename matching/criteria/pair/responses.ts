import { responseTo } from '../../learn/responses.ts';
import type { PairCriterion } from '../criterion.ts';

/**
 * How the investor has answered startups of this sector, country and round so far, against its answers to all. Tells no
 * counts: what it said of others is its own affair.
 */
export const responses: PairCriterion = {
  name: 'responses',
  side: 'INVESTOR',
  bound: 12,
  form: { kind: 'FIELDS', fields: ['sector', 'country', 'round'] },
  over: ({ responses: table, startups }, fixed) => {
    if (table.size === 0 || (fixed.side === 'INVESTOR' && !table.has(fixed.row))) return null;
    return (startup, investor) => responseTo(table, startups, startup, investor);
  },
  support: () => null,
  account: ({ startups }, startup) => {
    const { sectors, country, raise } = startups.profiles[startup]!;
    return {
      parameters: { sectors: sectors.join(', '), country, round: raise?.round ?? null },
      evidence: [],
      dealIds: [],
    };
  },
};
