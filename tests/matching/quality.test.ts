/** A market with known preferences: what the engine finds of them may not fall. */
import { expect, test } from 'vitest';
import { buildIndex, evaluate, rankInvestorIds, type Settings, type StartupProfile } from '#matching';
import { type KnownMarket, knownMarket } from './generated.ts';

/** Measured when the model was set; more than 1 % below fails. Its investors are equally busy, so what real markets teach of experience misleads SMALL and ADDITIVE. */
const FROZEN = { LEARNED: 0.8247, SMALL: 0.6968, ADDITIVE: 0.714, PRIORS: 0.8924 };

function recallOf({ alliance, asking }: KnownMarket, how: Partial<Settings>): number {
  const index = buildIndex(alliance, how);
  return recallBy(asking, (startup) => rankInvestorIds(index, startup, { k: 10 }));
}

function recallBy(asking: KnownMarket['asking'], list: (startup: StartupProfile) => readonly string[]): number {
  const lists = new Map(asking.map(({ startup }) => [startup.id, list(startup)]));
  return evaluate(lists, new Map(asking.map(({ startup, right }) => [startup.id, right]))).recallAt10;
}

/** The same ten for everybody: those with most deals. */
function recallOfBusiest({ alliance: { deals, investors }, asking }: KnownMarket): number {
  const made = (id: string) => deals.filter(({ investorIds }) => investorIds.includes(id)).length;
  const busiest = investors.map(({ id }) => id).sort((a, b) => made(b) - made(a));
  return recallBy(asking, () => busiest.slice(0, 10));
}

test.each([
  ['LEARNED', { minimumDeals: 0, small: undefined }],
  ['SMALL', { minimumDeals: 0 }],
  ['ADDITIVE', { minimumDeals: 10_000, additiveDeals: 0 }],
  ['PRIORS', { minimumDeals: 10_000, additiveDeals: 10_000 }],
] as const)(
  'the %s model finds the known tastes as well as when it was set, and in another market far better than by popularity',
  (model, how) => {
    expect(recallOf(knownMarket(20261123), how)).toBeGreaterThanOrEqual(FROZEN[model] * 0.99);
    const another = knownMarket(7);
    expect(recallOf(another, how)).toBeGreaterThan(3 * recallOfBusiest(another));
  },
);
