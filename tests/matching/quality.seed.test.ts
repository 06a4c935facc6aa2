/**
 * The project's own real deals, a year at a time: what the engine finds of them may not fall. The mandates of some investors are put
 * together from their deals, so the figure is no measure of quality; it is there to fall when something breaks.
 */
import { expect, test } from 'vitest';
import { buildIndex, type DealEvent, evaluate, type MatchIndex, rankInvestorIds, type Settings } from '#matching';
import { kindOfRound } from '../../subgraphs/investors/deal.mapping.ts';
import { deals } from '../../subgraphs/investors/deals.facts.ts';
import { investors } from '../../subgraphs/investors/investors.facts.ts';
import { startups } from '../../subgraphs/startups/startups.facts.ts';
import { isPreference, type RoundType } from '../../subgraphs/vocabulary/round.ts';
import { only } from '../bench/quality.ts';
import { alliance, deal, investor, startup } from './world.ts';

const YEARS = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
/** Measured when it was set; more than 1 % below fails. */
const FROZEN = { PRIORS: 0.3055, ADDITIVE: 0.3251, SMALL: 0.3199 };

const words = <T>(list: readonly T[] | null) => (list ?? []).map(String);

const everybody = {
  startups: startups.map(({ id, country, city, sectors, founded }) =>
    startup(id, { country, region: city.value, sectors: words(sectors.value), foundedYear: founded.value }),
  ),
  investors: investors.map(({ id, country, kind, sectors, rounds, countries }) =>
    investor(id, {
      ...{ country, kind },
      mandate: { sectors: words(sectors.value), rounds: words(rounds.value), countries: words(countries.value) },
    }),
  ),
};

const past = deals
  .filter(({ date }) => date !== null)
  .map(({ id, startupId, investorIds, date, round, amountUsd }) => {
    const sum = amountUsd === null ? null : Number(amountUsd);
    return deal(id, startupId, [...investorIds], { date, round, amountUsd: sum, kind: kindOfRound[round] });
  });

/** Its investors that did not hold the startup before. */
function newIn({ dealsOf }: MatchIndex, { startupId, investorIds }: DealEvent): string[] {
  const held = new Set((dealsOf.get(startupId) ?? []).flatMap((before) => before.investorIds));
  return investorIds.filter((id) => !held.has(id));
}

/** Recall@10 over the startups that new investors joined in a year, as of its first day; a round without a name asks for any. */
function recallOf(how: Partial<Settings>): number {
  const lists = new Map<string, readonly string[]>();
  const answers = new Map<string, Set<string>>();
  for (const year of YEARS) {
    const index = buildIndex(alliance({ ...everybody, deals: past, asOf: `${year}-01-01` }), how);
    for (const asked of past.filter(({ date, kind }) => kind === 'EQUITY' && date!.startsWith(`${year}`))) {
      const right = newIn(index, asked);
      if (right.length === 0) continue;
      const profile = everybody.startups.find(({ id }) => id === asked.startupId)!;
      const raise = { round: isPreference(asked.round as RoundType) ? asked.round : null, amountUsd: asked.amountUsd };
      lists.set(asked.id, rankInvestorIds(index, { ...profile, raise }, { k: 10 }));
      answers.set(asked.id, new Set(right));
    }
  }
  return evaluate(lists, answers).recallAt10;
}

const NEVER = Number.MAX_SAFE_INTEGER;
/** Among those whom a mandate admits. */
const POPULARITY = recallOf({ minimumDeals: 0, ...only({ activity: 1 }) });

test.each([
  ['PRIORS', { minimumDeals: NEVER, additiveDeals: NEVER }],
  ['ADDITIVE', { minimumDeals: NEVER, additiveDeals: 0 }],
  ['SMALL', { minimumDeals: 0 }],
] as const)(
  '%s finds the investors of our own deals as well as when it was set, and more of them than fame does',
  (model, how) => {
    const recall = recallOf(how);
    expect(recall).toBeGreaterThanOrEqual(FROZEN[model] * 0.99);
    expect(recall).toBeGreaterThan(POPULARITY);
  },
);
