import type { MatchIndex } from '../../build.ts';
import { isEmpty, meet } from '../../ragged.ts';
import type { PairCriterion } from '../criterion.ts';

/** A language of the product that the investor works in: ln 2 with one, -ln 2 without. */
export const language: PairCriterion = {
  name: 'language',
  side: 'STARTUP',
  bound: Math.LN2,
  form: { kind: 'FIELDS', fields: ['language'] },
  over: ({ startups, investors }) => {
    const spoken = startups.language;
    const wanted = investors.language;
    if (spoken.items.length === 0 || wanted.items.length === 0) return null;
    return (startup, investor) => {
      if (isEmpty(spoken, startup) || isEmpty(wanted, investor)) return Number.NaN;
      return meet(spoken, startup, wanted, investor) ? Math.LN2 : -Math.LN2;
    };
  },
  support: () => 1,
  account: (index, startup, investor) => ({
    parameters: { languages: languagesOf(index, startup, investor)?.join(', ') ?? null },
    evidence: [],
    dealIds: [],
  }),
};

function languagesOf(index: MatchIndex, startup: number, investor: number): string[] | null {
  const spoken = index.startups.profiles[startup]!.languages;
  const { languages } = index.investors.profiles[investor]!.mandate;
  return spoken.length === 0 || languages.length === 0 ? null : spoken.filter((tag) => languages.includes(tag));
}
