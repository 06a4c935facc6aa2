import { backersClass } from '../../learn/appeal.ts';
import { isEmpty, rowOf } from '../../ragged.ts';
import type { PairCriterion } from '../criterion.ts';

/** The investor's wish: a startup that still takes new investors. ln ratio of those who join anew, by how many back it already. */
export const newcomers: PairCriterion = {
  name: 'newcomers',
  side: 'INVESTOR',
  bound: 8,
  form: { kind: 'FIELDS', fields: ['backers'] },
  over: ({ startups: { backers }, learned }, fixed) => {
    if (fixed.side === 'STARTUP' && isEmpty(backers, fixed.row)) return null;
    const ratios = learned.appeal.backers;
    return (startup) => {
      const held = backers.starts[startup + 1]! - backers.starts[startup]!;
      return held === 0 ? Number.NaN : ratios[backersClass(held)]! - ratios[0]!;
    };
  },
  support: () => null,
  account: (index, startup) => ({
    parameters: { backers: rowOf(index.startups.backers, startup).length },
    evidence: [],
    dealIds: [],
  }),
};
