import type { MatchIndex } from '../../build.ts';
import { decisionOf, partiesTiedTo } from '../../relations.ts';
import type { PairCriterion } from '../criterion.ts';

/** Who has said "interested": 1 or 2 of the two; unknown when neither has. (Who passed is never shown: criteria/hard/passed.ts.) */
export const interest: PairCriterion = {
  name: 'interest',
  side: 'INVESTOR',
  bound: 2,
  form: { kind: 'FEW', rows: decidedRows },
  over: (index) => {
    if (index.relations.decisions.size === 0) return null;
    return (startup, investor) => said(index, startup, investor).filter(Boolean).length || Number.NaN;
  },
  support: () => null,
  account: (index, startup, investor) => {
    const [byStartup = false, byInvestor = false] = said(index, startup, investor);
    return { parameters: { byStartup, byInvestor }, evidence: [], dealIds: [] };
  },
};

/** Startups that the investor decided about, or that decided about it. */
function decidedRows(index: MatchIndex, investor: number): number[] {
  const { id } = index.investors.profiles[investor]!;
  const others = partiesTiedTo(index.relations, id);
  return others.flatMap((other) => index.startups.rows.get(other) ?? []);
}

function said(index: MatchIndex, startup: number, investor: number): boolean[] {
  const a = index.startups.profiles[startup]!.id;
  const b = index.investors.profiles[investor]!.id;
  return [decisionOf(index.relations, a, b), decisionOf(index.relations, b, a)].map((d) => d?.verdict === 'INTERESTED');
}
