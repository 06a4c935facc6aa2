/** Markets cut out of a larger one. */
import type { DealsFolder } from './deals.reader.ts';
import type { Window } from './deals.windows.ts';
import { digest } from './digest.ts';

/** Of a cut: how many companies it has, or at least how many deals before its window. */
export type Size = { readonly companies: number } | { readonly deals: number };

/** Random but the same each time; as many as asked for and as there is material for. No company is in two of them. */
export function cutsOf(whole: Window, size: Size, most: number): Window[] {
  const { startups, deals } = whole.folder.alliance;
  const dealsOf = Map.groupBy(deals, ({ startupId }) => startupId);
  const order = startups.map(({ id }) => ({ id, key: digest(id) })).sort((x, y) => (x.key < y.key ? -1 : 1));
  const full = 'deals' in size ? size.deals : size.companies;
  const groups: string[][] = [[]];
  let filled = 0;
  for (const { id } of order) {
    groups.at(-1)!.push(id);
    filled += 'deals' in size ? (dealsOf.get(id)?.length ?? 0) : 1;
    if (filled < full) continue;
    groups.push([]);
    filled = 0;
  }
  return groups
    .slice(0, -1)
    .slice(0, most)
    .map((chosen) => cutOf(whole, new Set(chosen)));
}

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
