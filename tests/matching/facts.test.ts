/** Question: "Which deals make you say so?" A reason names what is in the facts, and nothing else. */
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { type Alliance, buildIndex, type CriterionName, explainPair, rankStartups } from '#matching';
import { dayOf } from '../../matching/calendar.ts';
import { anyAlliance } from './generated.ts';
import { alliance, deal, investor, startup } from './world.ts';

const TEACHES = ['EQUITY', 'CONVERTIBLE'];

/** Ids of the deals that an investor was in before the moment of the facts. */
function pastOf({ deals, asOf }: Alliance, investorId: string): Map<string, Alliance['deals'][number]> {
  const own = deals.filter(
    ({ investorIds, date }) => investorIds.includes(investorId) && (date === null || dayOf(date) <= dayOf(asOf)),
  );
  return new Map(own.map((one) => [one.id, one]));
}

test('a deal behind a reason is a past one of that investor, each once, newest first, at most three', ({ expect }) => {
  let told = 0;
  fc.assert(
    fc.property(anyAlliance, fc.constantFrom(0, 1000), fc.nat(9), (facts, minimumDeals, at) => {
      const index = buildIndex(facts, { minimumDeals });
      const past = pastOf(facts, `investor_${at}`);
      for (const { reasons } of rankStartups(index, `investor_${at}`)) {
        for (const { criterion, dealIds, parameters } of reasons) {
          told += dealIds.length;
          expect(dealIds.length).toBeLessThanOrEqual(3);
          expect(new Set(dealIds).size).toBe(dealIds.length);
          for (const id of dealIds) expect([...past.keys()]).toContain(id);
          if (parameters.of === undefined) continue;
          expect(parameters.of).toBe([...past.values()].filter(({ kind }) => TEACHES.includes(kind)).length);
          expect(dealIds.length, criterion).toBe(Math.min(3, Number(parameters.deals)));
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(told).toBeGreaterThan(100);
});

/** One investor with a past in three sectors, a partner of two deals, a stranger who shares none, and a startup that both back. */
describe('by hand', () => {
  const [pays, teaches] = [
    { category: 'payments', sectors: ['fintech'] },
    { category: 'schools', sectors: ['edtech'] },
  ];
  const seed = { amountUsd: 300_000, round: 'seed' };
  const facts = alliance({
    startups: [
      startup('startup_a', { ...pays, raise: { ...seed, amountUsd: 400_000 } }),
      startup('startup_near', { ...pays, raise: seed }),
      startup('startup_abroad', { ...pays, country: 'UZ', raise: seed }),
      ...['far', 'exile', 'farther'].map((name) =>
        startup(`startup_${name}`, { ...teaches, country: 'CN', raise: seed }),
      ),
    ],
    investors: ['asks', 'partner', 'stranger'].map((name) => investor(`investor_${name}`)),
    deals: [
      deal('deal_far', 'startup_far', ['investor_asks', 'investor_partner'], { date: '2026-08-01', amountUsd: 1e5 }),
      deal('deal_exile', 'startup_exile', ['investor_asks'], { date: '2026-08-01', amountUsd: 1e5 }),
      deal('deal_near', 'startup_near', ['investor_asks', 'investor_partner'], { date: '2026-09-15', amountUsd: 4e5 }),
      deal('deal_abroad', 'startup_abroad', ['investor_asks'], { date: '2026-09-15', amountUsd: 4e5 }),
      deal('deal_farther', 'startup_farther', ['investor_asks'], {
        ...{ date: '2026-05-01', round: 'series-b', amountUsd: 4e5 },
      }),
      deal('deal_loan', 'startup_near', ['investor_asks'], { kind: 'DEBT', date: '2026-10-01', round: 'loan' }),
      deal('deal_own', 'startup_a', ['investor_partner', 'investor_stranger'], { date: '2025-01-01' }),
    ],
  });
  const index = buildIndex(facts, { minimumDeals: 0 });
  const { parts, reasons } = explainPair(index, 'startup_a', 'investor_asks');
  const reasonOf = (name: CriterionName) => reasons.find(({ criterion }) => criterion === name)!;

  test('a liking counts the deals that show it, of all that say what is liked, and names the newest', ({ expect }) => {
    expect(reasonOf('sector')).toMatchObject({
      parameters: { startup: 'fintech', deals: 2, of: 5, stated: false },
      dealIds: ['deal_near', 'deal_abroad'],
    });
    expect(reasonOf('country')).toMatchObject({
      parameters: { startup: 'KZ', deals: 1, of: 5 },
      dealIds: ['deal_near'],
    });
    expect(reasonOf('round')).toMatchObject({
      parameters: { startup: 'seed', deals: 4, of: 5 },
      dealIds: ['deal_near', 'deal_abroad', 'deal_far'],
    });
    const ratio = Math.exp(parts.find(({ criterion }) => criterion === 'sector')!.value!);
    expect(reasonOf('sector').parameters.ratio).toBe(ratio);
  });

  test('the nearest deals are those most like this one, nearest first, equal ones by id', ({ expect }) => {
    expect(reasonOf('precedents').dealIds).toEqual(['deal_near', 'deal_abroad', 'deal_exile']);
    expect(reasonOf('precedents').parameters.deals).toBe(5);
  });

  test('co-investors are backers of the startup with whom it has invested, and no other backer', ({ expect }) => {
    expect(reasonOf('coInvestors').parameters).toMatchObject({ shared: 1, investorIds: 'investor_partner' });
    const none = explainPair(index, 'startup_near', 'investor_stranger').reasons;
    expect(none.find(({ criterion }) => criterion === 'coInvestors')!.parameters).toMatchObject({
      ...{ shared: 1, investorIds: 'investor_partner' },
    });
  });

  test('its usual size is the decayed geometric mean of the rounds that it joined', ({ expect }) => {
    const years = index.settings.affinity.halfLifeYears;
    const weight = (date: string) => 0.5 ** ((dayOf(facts.asOf) - dayOf(date)) / (365.25 * years));
    const [large, small] = [weight('2026-05-01') + 2 * weight('2026-09-15'), 2 * weight('2026-08-01')];
    const mean = (large * Math.log(4e5) + small * Math.log(1e5)) / (large + small);
    expect(reasonOf('usualSize').parameters).toMatchObject({
      amountUsd: 400_000,
      usualUsd: Math.round(Math.exp(mean)),
    });
    const { value } = parts.find(({ criterion }) => criterion === 'usualSize')!;
    expect(value).toBeCloseTo(Math.LN2 - (Math.log(4e5) - mean), 9);
  });
});
