/** The limits an investor states. An unknown limit, or an unknown fact of the startup, never excludes. */
import type { StopCode } from '../../match.ts';
import type { InvestorProfile, StartupProfile } from '../../profile.ts';
import type { InvestorStop } from '../criterion.ts';

type Words = readonly string[];

export const mandateRounds = listed(
  'OUTSIDE_ROUNDS',
  ({ raise }) => (raise === null || raise.round === null ? [] : [raise.round]),
  ({ mandate }) => mandate.rounds,
);

export const mandateCountries = listed(
  'OUTSIDE_COUNTRIES',
  ({ country }) => (country === null ? [] : [country]),
  ({ mandate }) => mandate.countries,
);

export const mandateSectors = listed(
  'OUTSIDE_SECTORS',
  (startup) => startup.sectors,
  ({ mandate }) => mandate.sectors,
);

function listed(
  code: StopCode,
  has: (startup: StartupProfile) => Words,
  takes: (investor: InvestorProfile) => Words,
): InvestorStop {
  return {
    stop: (_index, startup, investor) => {
      const limit = takes(investor);
      if (limit.length === 0) return null;
      const words = has(startup);
      if (words.length === 0 || words.some((word) => limit.includes(word))) return null;
      return { code, parameters: { startup: words.join(', '), mandate: limit.join(', ') } };
    },
  };
}
