/** Small markets cut out of a large one. */
import { randomFrom } from '../../../matching/learn/sampling.ts';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';
import { cutOf } from '../cuts/cut.ts';

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
