import type { DealEvent, MatchIndex } from '#matching';
import type { ResidencyChanged } from '../technoparks/events.ts';
import type { Moment } from './match-index.ts';

const YEAR_MS = 365 * 24 * 3600 * 1000;

const dealsOf = (index: MatchIndex, id: string): readonly DealEvent[] => index.dealsOf.get(id) ?? [];

/** Investors who once invested in one round with this one. */
function partnersOf(index: MatchIndex, investorId: string): ReadonlySet<string> {
  return new Set(dealsOf(index, investorId).flatMap(({ investorIds }) => investorIds));
}

/** Investors of the startup that once invested, in any company, together with the one who asks; by id. */
export function sharedCoInvestors(index: MatchIndex, startupId: string, investorId: string): string[] {
  const partners = partnersOf(index, investorId);
  const backers = new Set(dealsOf(index, startupId).flatMap(({ investorIds }) => investorIds));
  return [...backers].filter((id) => id !== investorId && partners.has(id)).sort();
}

/**
 * Companies the investor holds that work in a field of the startup's in the same home country: it would hold two rivals.
 * Empty when the field or the country of either is unknown. By id.
 */
export function portfolioRivals({ startups, dealsOf }: MatchIndex, startupId: string, investorId: string): string[] {
  const profile = (id: string) => startups.profiles[startups.rows.get(id) ?? -1];
  const candidate = profile(startupId);
  if (!candidate || candidate.country === null) return [];
  const held = new Set((dealsOf.get(investorId) ?? []).map((deal) => deal.startupId));
  return [...held]
    .filter((id) => {
      const company = profile(id);
      if (id === startupId || !company || company.country !== candidate.country) return false;
      return company.sectors.some((sector) => candidate.sectors.includes(sector));
    })
    .sort();
}

/** What raises money: an acquisition or a change of hands does not. */
const RAISES = new Set(['EQUITY', 'CONVERTIBLE']);

/** Startups that reside in each park, and its graduates: those that once did. Worked out once for an index. */
function communities({ index, facts }: Moment): ReadonlyMap<string, ReadonlySet<string>> {
  const known = found.get(index);
  if (known) return known;
  const stays = Map.groupBy(facts.of<ResidencyChanged['payload']>('RESIDENCY'), ({ technoparkId }) => technoparkId);
  const communities = new Map([...stays].map(([park, all]) => [park, new Set(all.map(({ startupId }) => startupId))]));
  found.set(index, communities);
  return communities;
}

const found = new WeakMap<MatchIndex, ReadonlyMap<string, ReadonlySet<string>>>();

/** Rounds of the year before the moment by other startups of the startup's park, its graduates among them; newest first. */
export function parkRaises(moment: Moment, startupId: string): DealEvent[] {
  const { index, asOf } = moment;
  const row = index.startups.rows.get(startupId);
  const park = row === undefined ? null : index.startups.profiles[row]!.technoparkId;
  if (park === null) return [];
  const since = new Date(asOf.getTime() - YEAR_MS).toISOString().slice(0, 10);
  return [...(communities(moment).get(park) ?? [])]
    .flatMap((id) => dealsOf(index, id).filter((deal) => deal.startupId === id && id !== startupId))
    .filter(({ date, kind }) => RAISES.has(kind) && date !== null && date >= since)
    .sort((a, b) => (a.date! < b.date! ? 1 : a.date! > b.date! ? -1 : a.id < b.id ? -1 : 1));
}
