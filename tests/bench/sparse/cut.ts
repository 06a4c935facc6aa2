/** Small markets cut out of a large one. */
import { randomFrom } from '../../../matching/learn/sampling.ts';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';

/** Of a cut: how many companies it has, or at least how many deals before its window. */
export type Size = { readonly companies: number } | { readonly deals: number };

const SEED = 20261123;

/** As many as asked for and as there is material for; no company is in two of them. */
export function cutsOf(whole: Window, size: Size, most: number): Window[] {
  const { startups, deals } = whole.folder.alliance;
  const dealsOf = Map.groupBy(deals, ({ startupId }) => startupId);
  const next = randomFrom(SEED);
  const order = startups.map(({ id }) => ({ id, key: next() })).sort((x, y) => x.key - y.key);
  const measure = (id: string) => ('deals' in size ? (dealsOf.get(id)?.length ?? 0) : 1);
  const full = 'deals' in size ? size.deals : size.companies;
  const groups: Set<string>[] = [];
  let group = new Set<string>();
  let filled = 0;
  for (const { id } of order) {
    group.add(id);
    filled += measure(id);
    if (filled < full) continue;
    groups.push(group);
    group = new Set();
    filled = 0;
  }
  return groups.slice(0, most).map((chosen) => cutOf(whole, chosen));
}

function cutOf({ folder, answersA, answersB }: Window, chosen: ReadonlySet<string>): Window {
  const { alliance } = folder;
  const deals = alliance.deals.filter(({ startupId }) => chosen.has(startupId));
  const known = new Set(deals.flatMap(({ investorIds }) => investorIds));
  const ofStartups = folder.startupQueries.filter(({ startup }) => chosen.has(startup.id));
  const ofInvestors = folder.investorQueries.filter(({ investorId }) => known.has(investorId));
  const a = within(answersA, ofStartups, known);
  const b = within(answersB, ofInvestors, chosen);
  return {
    answersA: a,
    answersB: b,
    folder: {
      alliance: {
        ...alliance,
        startups: alliance.startups.filter(({ id }) => chosen.has(id)),
        investors: alliance.investors.filter(({ id }) => known.has(id)),
        deals,
      },
      startupQueries: ofStartups.filter(({ q }) => a.has(q)),
      investorQueries: ofInvestors.filter(({ q }) => b.has(q)),
      pool: new Set([...folder.pool].filter((id) => chosen.has(id))),
    },
  };
}

/** The answers that a cut can give to its questions; those left without any are not asked. */
function within(
  answers: Window['answersA'],
  queries: readonly { readonly q: string }[],
  known: ReadonlySet<string>,
): Window['answersA'] {
  const kept = queries.map(({ q }) => [q, new Set([...answers.get(q)!].filter((id) => known.has(id)))] as const);
  return new Map(kept.filter(([, right]) => right.size > 0));
}
