/** A market with known preferences: what the engine finds of them may not fall. */
import { expect, test } from 'vitest';
import { buildIndex, evaluate, rankInvestorIds } from '#matching';
import { type KnownMarket, knownMarket } from './generated.ts';

/** Measured when the model was set; more than 1 % below fails. */
const FROZEN = { LEARNED: 0.8247, ADDITIVE: 0.714, PRIORS: 0.8924 };
const POPULARITY = 0.15;

function recallOf({ alliance, asking }: KnownMarket, when: { minimumDeals: number; additiveDeals: number }): number {
  const index = buildIndex(alliance, when);
  const lists = new Map(asking.map(({ startup }) => [startup.id, rankInvestorIds(index, startup, { k: 10 })]));
  return evaluate(lists, new Map(asking.map(({ startup, right }) => [startup.id, right]))).recallAt10;
}

test.each([
  ['LEARNED', 0, 0],
  ['ADDITIVE', 10_000, 0],
  ['PRIORS', 10_000, 10_000],
] as const)('the %s model finds the known tastes as well as when it was set', (model, minimumDeals, additiveDeals) => {
  const recall = recallOf(knownMarket(20261123), { minimumDeals, additiveDeals });
  expect(recall).toBeGreaterThanOrEqual(FROZEN[model] * 0.99);
  expect(recall).toBeGreaterThan(3 * POPULARITY);
});
