import type { MatchIndex } from '../../build.ts';
import type { PairCriterion } from '../criterion.ts';
import type { Term } from '../form.ts';

const FIELDS = ['category', 'country', 'region'] as const;

/** The investor's wish: a startup of the kind that draws investors. ln ratios of investors a round, by what and where it is, added. */
export const draw: PairCriterion = {
  name: 'draw',
  side: 'INVESTOR',
  bound: 12,
  form: {
    kind: 'SUM',
    of: (index) => ({ terms: termsOf(index), ofBacker: null, judged: null }),
  },
  over: (index) => {
    const terms = termsOf(index);
    const { category, country, region } = index.startups;
    return (startup) => {
      if (category[startup] === 0 && country[startup] === 0 && region[startup] === 0) return Number.NaN;
      let sum = 0;
      for (const { at } of terms) sum += at(startup);
      return sum;
    };
  },
  support: () => null,
  account: (index, startup) => {
    const { category, country, region } = index.startups.profiles[startup]!;
    return { parameters: { category, country, region }, evidence: [], dealIds: [] };
  },
};

function termsOf({ startups, learned }: MatchIndex): Term[] {
  return FIELDS.map((field) => {
    const codes = startups[field];
    const ratios = learned.appeal[field];
    return { fields: [field], at: (startup) => (codes[startup] === 0 ? 0 : ratios[codes[startup]!]!) };
  });
}
