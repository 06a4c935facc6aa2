/** A market of which less is known: the same companies, investors and deals, with a field taken away from all of them. */
import type { DealEvent, InvestorProfile, StartupProfile } from '#matching';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';

interface Change {
  readonly startup?: (startup: StartupProfile) => StartupProfile;
  readonly investor?: (investor: InvestorProfile) => InvestorProfile;
  readonly deal?: (deal: DealEvent) => DealEvent;
}

/** Lists that know seed money, private equity, debt and grants alone, as national ones often do. */
const coarse = (round: string | null): string | null =>
  round === null || ['seed', 'debt', 'grant'].includes(round) ? round : 'pe';

const without: Readonly<Record<string, Change>> = {
  sector: { startup: (one) => ({ ...one, sectors: [] }) },
  category: { startup: (one) => ({ ...one, category: null, sectors: [] }) },
  founded: { startup: (one) => ({ ...one, foundedYear: null }) },
  investors: { investor: (one) => ({ ...one, kind: null, country: null, foundedYear: null }) },
  sums: {
    startup: (one) => ({ ...one, raise: one.raise && { ...one.raise, amountUsd: null } }),
    deal: (one) => ({ ...one, amountUsd: null }),
  },
  rounds: {
    startup: (one) => ({ ...one, raise: one.raise && { ...one.raise, round: coarse(one.raise.round) } }),
    deal: (one) => ({ ...one, round: coarse(one.round) }),
  },
};

/** What is taken away, by the name of the row: nothing, one thing, then most of it. */
export const POVERTY: Readonly<Record<string, readonly string[]>> = {
  'all known': [],
  'no category, no sector': ['category'],
  'no year of founding': ['founded'],
  'no sums': ['sums'],
  'coarse rounds': ['rounds'],
  'investors by id alone': ['investors'],
  'coarse rounds, no sectors, no years, investors by id alone': ['rounds', 'sector', 'founded', 'investors'],
};

/** @param taken names of `without` */
export function poorer({ folder, ...answers }: Window, taken: readonly string[]): Window {
  const changes = taken.map((name) => without[name]!);
  const startup = (one: StartupProfile) => changes.reduce((all, { startup: change }) => change?.(all) ?? all, one);
  const investor = (one: InvestorProfile) => changes.reduce((all, { investor: change }) => change?.(all) ?? all, one);
  const deal = (one: DealEvent) => changes.reduce((all, { deal: change }) => change?.(all) ?? all, one);
  const { alliance, startupQueries } = folder;
  return {
    ...answers,
    folder: {
      ...folder,
      alliance: {
        ...alliance,
        startups: alliance.startups.map(startup),
        investors: alliance.investors.map(investor),
        deals: alliance.deals.map(deal),
      },
      startupQueries: startupQueries.map(({ q, startup: one }) => ({ q, startup: startup(one) })),
    },
  };
}
