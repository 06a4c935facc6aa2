import type { DealEvent, MatchIndex } from '#matching';

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

/** What raises money: an acquisition or a change of hands does not. */
const RAISES = new Set(['EQUITY', 'CONVERTIBLE']);

/** Rounds of the year before `asOf` by the other startups of the startup's park, newest first. */
export function parkRaises(index: MatchIndex, startupId: string, asOf: Date): DealEvent[] {
  const row = index.startups.rows.get(startupId);
  const park = row === undefined ? null : index.startups.profiles[row]!.technoparkId;
  if (park === null) return [];
  const since = new Date(asOf.getTime() - YEAR_MS).toISOString().slice(0, 10);
  const others = index.startups.profiles.filter(({ id, technoparkId }) => technoparkId === park && id !== startupId);
  return others
    .flatMap(({ id }) => dealsOf(index, id))
    .filter(({ date, kind, startupId: of }) => RAISES.has(kind) && date !== null && date >= since && of !== startupId)
    .sort((a, b) => (a.date! < b.date! ? 1 : a.date! > b.date! ? -1 : a.id < b.id ? -1 : 1));
}
