import { DAY_MS } from '#kit/day';
import { type DealEvent, type MatchIndex, startupOf } from '#matching';
import type { ResidencyChanged } from '../technoparks/events.ts';
import type { Moment } from './moment.ts';

const YEAR_MS = 365 * DAY_MS;

/** Asked of many startups: what is the same for all is worked out before. */
type TiesOf = (startupId: string) => string[];

const dealsOf = (index: MatchIndex, id: string): readonly DealEvent[] => index.dealsOf.get(id) ?? [];

/** Investors who once invested in one round with this one. */
function partnersOf(index: MatchIndex, investorId: string): ReadonlySet<string> {
  return new Set(dealsOf(index, investorId).flatMap(({ investorIds }) => investorIds));
}

/** Startup -> its investors that once invested, in any company, together with the one who asks; by id. */
export function sharedCoInvestors(index: MatchIndex, investorId: string): TiesOf {
  const partners = partnersOf(index, investorId);
  return (startupId) => {
    const backers = new Set(dealsOf(index, startupId).flatMap(({ investorIds }) => investorIds));
    return [...backers].filter((id) => id !== investorId && partners.has(id)).sort();
  };
}

/**
 * Startup -> companies the investor holds that work in a field of the startup's in the same home country: with it the
 * investor would hold two rivals. None when the field or the country of either is unknown. By id.
 */
export function portfolioRivals(index: MatchIndex, investorId: string): TiesOf {
  const ids = new Set(dealsOf(index, investorId).map(({ startupId }) => startupId));
  const held = [...ids].sort().flatMap((id) => startupOf(index, id) ?? []);
  return (startupId) => {
    const { country = null, sectors = [] } = startupOf(index, startupId) ?? {};
    if (country === null) return [];
    const neighbours = held.filter((company) => company.id !== startupId && company.country === country);
    return neighbours.filter((company) => company.sectors.some((each) => sectors.includes(each))).map(({ id }) => id);
  };
}

/** What raises money: an acquisition or a change of hands does not. */
const RAISES = new Set(['EQUITY', 'CONVERTIBLE']);

type Communities = ReadonlyMap<string, ReadonlySet<string>>;
const communitiesOf = new WeakMap<MatchIndex, Communities>();

/** Startups that reside in each park, and its graduates: those that once did. Worked out once for an index. */
function communities({ index, facts }: Moment): Communities {
  const known = communitiesOf.get(index);
  if (known) return known;
  const stays = Map.groupBy(facts.of<ResidencyChanged['payload']>('RESIDENCY'), ({ technoparkId }) => technoparkId);
  const found = new Map([...stays].map(([park, all]) => [park, new Set(all.map(({ startupId }) => startupId))]));
  communitiesOf.set(index, found);
  return found;
}

/** Rounds of the year before the moment by other startups of the startup's park, its graduates among them; newest first. */
export function parkRaises(moment: Moment, startupId: string): DealEvent[] {
  const { index, asOf } = moment;
  const park = startupOf(index, startupId)?.technoparkId ?? null;
  if (park === null) return [];
  const since = new Date(asOf.getTime() - YEAR_MS).toISOString().slice(0, 10);
  return [...(communities(moment).get(park) ?? [])]
    .flatMap((id) => dealsOf(index, id).filter((deal) => deal.startupId === id && id !== startupId))
    .filter(({ date, kind }) => RAISES.has(kind) && date !== null && date >= since)
    .sort((a, b) => (a.date! < b.date! ? 1 : a.date! > b.date! ? -1 : a.id < b.id ? -1 : 1));
}
