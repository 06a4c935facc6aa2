/** The limits an investor states. An unknown limit, or an unknown fact of the startup, never excludes. */
import type { MatchIndex } from '../../build.ts';
import { codesOf } from '../../encode.ts';
import type { StopCode } from '../../match.ts';
import type { InvestorProfile, StartupProfile } from '../../profile.ts';
import type { InvestorStop } from '../criterion.ts';

type Words = readonly string[];

export const mandateRounds = listed(
  'OUTSIDE_ROUNDS',
  'round',
  ({ raise }) => (raise === null || raise.round === null ? [] : [raise.round]),
  ({ mandate }) => mandate.rounds,
);

export const mandateCountries = listed(
  'OUTSIDE_COUNTRIES',
  'country',
  ({ country }) => (country === null ? [] : [country]),
  ({ mandate }) => mandate.countries,
);

export const mandateSectors = listed(
  'OUTSIDE_SECTORS',
  'sector',
  (startup) => startup.sectors,
  ({ mandate }) => mandate.sectors,
);

function listed(
  code: StopCode,
  field: 'round' | 'country' | 'sector',
  has: (startup: StartupProfile) => Words,
  takes: (investor: InvestorProfile) => Words,
): InvestorStop {
  const stops = (startup: StartupProfile, investor: InvestorProfile) => {
    const limit = takes(investor);
    if (limit.length === 0) return false;
    const words = has(startup);
    return words.length > 0 && !words.some((word) => limit.includes(word));
  };
  return {
    fields: [field],
    over: (index, investor) => outside(index, field, takes(investor)),
    stop: (_index, startup, investor) =>
      stops(startup, investor)
        ? { code, parameters: { startup: has(startup).join(', '), mandate: takes(investor).join(', ') } }
        : null,
  };
}

/** The same from the columns. */
function outside({ startups, words }: MatchIndex, field: 'round' | 'country' | 'sector', limit: Words) {
  if (limit.length === 0) return null;
  const taken = new Uint8Array(words[field].words.length + 1);
  for (const code of codesOf(words[field], limit)) taken[code] = 1;
  if (field !== 'sector') {
    const column = startups[field];
    return (startup: number) => column[startup] !== 0 && taken[column[startup]!] !== 1;
  }
  const { starts, items } = startups.sector;
  return (startup: number) => {
    const end = starts[startup + 1]!;
    for (let at = starts[startup]!; at < end; at++) if (taken[items[at]!] === 1) return false;
    return starts[startup]! < end;
  };
}
