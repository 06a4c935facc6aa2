import type { CountryPairOrder, CountryPairTallies, CountryPairTally } from './country-pair.types.ts';

/** What was counted of a pair; both countries null: those whose country is not known. */
export interface CountryCounts {
  readonly a: string | null;
  readonly b: string | null;
  readonly meetings: number;
  readonly held: number;
  readonly deals: number;
}

type Known = CountryCounts & { readonly a: string; readonly b: string };
const isKnown = (counts: CountryCounts): counts is Known => counts.a !== null && counts.b !== null;
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/**
 * Pairs by what share of the meetings they have beyond their share of the deals: two scales made one, so that neither the
 * busiest nor the smallest pairs come first for their size alone. Of equal ones, that with more of what is asked for.
 */
export function tallies(counts: readonly CountryCounts[], order: CountryPairOrder): CountryPairTallies {
  const known = counts.filter(isKnown);
  const sum = (rows: readonly CountryCounts[], of: 'meetings' | 'deals') =>
    rows.reduce((total, row) => total + row[of], 0);
  const [meetings, deals] = [sum(known, 'meetings'), sum(known, 'deals')];
  const pairs: CountryPairTally[] = known.map((row) => ({
    ...row,
    meetingsPerDeal: row.deals === 0 ? null : row.meetings / row.deals,
    surplus: share(row.meetings, meetings) - share(row.deals, deals),
  }));
  const [sign, most] = order === 'MEETINGS_OVER_DEALS' ? ([1, 'meetings'] as const) : ([-1, 'deals'] as const);
  const name = ({ a, b }: CountryPairTally) => `${a}-${b}`;
  pairs.sort((x, y) => sign * (y.surplus - x.surplus) || y[most] - x[most] || (name(x) < name(y) ? -1 : 1));
  return {
    ...{ pairs, meetings, deals },
    meetingsElsewhere: sum(counts, 'meetings') - meetings,
    dealsElsewhere: sum(counts, 'deals') - deals,
  };
}
