import { rowOf } from '../../ragged.ts';
import type { PairCriterion } from '../criterion.ts';
import { summandsOver, sumOver } from './feature-sum.ts';

/** The investor's wish: a startup that all investors would join sooner than others of its time (learn/selection.ts). ln of the odds. */
export const attraction: PairCriterion = {
  name: 'attraction',
  side: 'INVESTOR',
  bound: 40,
  form: {
    kind: 'SUM',
    of: (index) => {
      const { taste, sought } = index.learned.selection;
      return summandsOver(index, taste.codes, sought);
    },
  },
  over: (index) => {
    const { taste, sought } = index.learned.selection;
    return sought.length === 0 ? null : sumOver(index, taste.codes, sought);
  },
  support: () => null,
  account: (index, startup) => {
    const { raise } = index.startups.profiles[startup]!;
    const backers = rowOf(index.startups.backers, startup).length;
    return {
      parameters: { round: raise?.round ?? null, amountUsd: raise?.amountUsd ?? null, backers },
      evidence: [],
      dealIds: [],
    };
  },
};
