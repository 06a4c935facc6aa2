/** A market cut out of a larger one. */
import type { DealsFolder } from '../../../subgraphs/matches/deals.reader.ts';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';

/** The chosen companies with all their rounds and the investors of these; right answers are those within. */
export function cutOf({ folder, answersA, answersB }: Window, chosen: ReadonlySet<string>): Window {
  const { startupQueries, investorQueries, ...rest } = marketOf(folder, chosen);
  const known = new Set(rest.alliance.investors.map(({ id }) => id));
  const a = within(answersA, startupQueries, known);
  const b = within(answersB, investorQueries, chosen);
  return {
    answersA: a,
    answersB: b,
    folder: {
      ...rest,
      startupQueries: startupQueries.filter(({ q }) => a.has(q)),
      investorQueries: investorQueries.filter(({ q }) => b.has(q)),
    },
  };
}

/** The same of a folder whose answers are not known yet. */
export function marketOf(folder: DealsFolder, chosen: ReadonlySet<string>): DealsFolder {
  const { alliance } = folder;
  const deals = alliance.deals.filter(({ startupId }) => chosen.has(startupId));
  const known = new Set(deals.flatMap(({ investorIds }) => investorIds));
  return {
    alliance: {
      ...alliance,
      startups: alliance.startups.filter(({ id }) => chosen.has(id)),
      investors: alliance.investors.filter(({ id }) => known.has(id)),
      deals,
    },
    startupQueries: folder.startupQueries.filter(({ startup }) => chosen.has(startup.id)),
    investorQueries: folder.investorQueries.filter(({ investorId }) => known.has(investorId)),
    pool: new Set([...folder.pool].filter((id) => chosen.has(id))),
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
