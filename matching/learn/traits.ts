/** What is known of an investor whatever the startup: its criteria bend by these, as deals taught (boost.ts). */
import type { InvestorColumns } from '../encode.ts';
import type { InvestorProfile } from '../profile.ts';
import type { Activity } from './activity.ts';
import type { Track } from './track.ts';

export const TRAITS = ['activity', 'momentum', 'experience', 'syndicate', 'maturity', 'kind'] as const;
export type Trait = (typeof TRAITS)[number];

/** By trait, by investor. */
export type Traits = Readonly<Record<Trait, Float64Array>>;

/** Maturity of those whose year is not known: below all others. */
const UNKNOWN_AGE = -5;
/** Years after which age tells no more. */
const OLD = 40;

/** @param track, activity, momentum as learned; @param year of the index */
export function traitsOf(
  { activity, momentum, track }: { readonly activity: Activity; readonly momentum: Activity; readonly track: Track },
  { profiles }: InvestorColumns,
  year: number,
): Traits {
  const ages = profiles.map(({ foundedYear }) =>
    foundedYear === null ? UNKNOWN_AGE : Math.min(OLD, Math.max(0, year - foundedYear)),
  );
  return {
    activity: activity.value,
    momentum: momentum.value,
    experience: track.deals,
    syndicate: track.size,
    maturity: Float64Array.from(ages),
    kind: kindOf(profiles, track.deals),
  };
}

/** The mean experience of its kind: kinds are words, and this is their order. Those without a stated kind are one kind. */
function kindOf(profiles: readonly InvestorProfile[], experience: Float64Array): Float64Array {
  const sums = new Map<string | null, { sum: number; count: number }>();
  profiles.forEach(({ kind }, row) => {
    const known = sums.get(kind) ?? { sum: 0, count: 0 };
    sums.set(kind, { sum: known.sum + experience[row]!, count: known.count + 1 });
  });
  return Float64Array.from(profiles, ({ kind }) => {
    const { sum, count } = sums.get(kind)!;
    return sum / count;
  });
}
