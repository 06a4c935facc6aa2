/** What deals tell of an investor, of a kind of round and of two who invest together: worked out by hand. */
import { describe, test } from 'vitest';
import { buildIndex, PAIR_CRITERIA, type PairCriterionName } from '#matching';
import { dayOf } from '../../../matching/calendar.ts';
import { AS_OF, alliance, deal, investor, startup } from '../world.ts';

/** a and b join the first round of a startup, a alone follows on; c joins a larger one of another; what b buys later teaches nothing. */
const facts = alliance({
  startups: [
    startup('startup_one'),
    startup('startup_two'),
    startup('startup_asks', { raise: { amountUsd: 3e6, round: 'series-a' } }),
    startup('startup_silent', { raise: null }),
  ],
  investors: ['a', 'b', 'c', 'd'].map((name) => investor(`investor_${name}`)),
  deals: [
    deal('deal_1', 'startup_one', ['investor_a', 'investor_b', 'investor_unknown'], { date: '2025-11-23' }),
    deal('deal_2', 'startup_one', ['investor_a'], { date: '2026-05-23', round: 'series-a', amountUsd: 3e6 }),
    deal('deal_3', 'startup_two', ['investor_c'], {
      ...{ date: '2026-08-23', round: 'series-a', amountUsd: 3e6, kind: 'CONVERTIBLE' },
    }),
    deal('deal_4', 'startup_two', ['investor_b'], { date: '2026-08-23', kind: 'ACQUISITION' }),
  ],
});
const index = buildIndex(facts, { minimumDeals: 0 });
const { activityHalfLifeYears, momentumHalfLifeYears, affinity } = index.settings;
const weight = (date: string, halfLifeYears: number) =>
  0.5 ** ((dayOf(AS_OF) - dayOf(date)) / (365.25 * halfLifeYears));

/** What a criterion says of a startup and the investors a, b, c and d. */
function valuesOf(name: PairCriterionName, startupId: string): number[] {
  const criterion = PAIR_CRITERIA.find((one) => one.name === name)!;
  const row = index.startups.rows.get(startupId)!;
  const value = criterion.over(index, { side: 'STARTUP', row });
  return Array.from(index.investors.all, (investor) => value?.(row, investor) ?? Number.NaN);
}

describe('an investor', () => {
  const busy = (halfLifeYears: number) => {
    const deals = ['2025-11-23', '2025-11-23', '2026-08-23'].map((date) => weight(date, halfLifeYears));
    const mean = deals.reduce((sum, n) => sum + n, 0) / 4;
    return [...deals, 0].map((n) => Math.log((n + 0.05) / (mean + 0.05)));
  };

  test.for([
    ['activity', activityHalfLifeYears],
    ['momentum', momentumHalfLifeYears],
  ] as const)(
    'has its %s by the startups it took anew, each fading: whoever follows on is no busier',
    ([name, years], { expect }) => {
      const expected = busy(years);
      valuesOf(name, 'startup_asks').forEach((value, at) => {
        expect(value).toBeCloseTo(expected[at]!, 9);
      });
    },
  );

  test('is as experienced as it took startups anew, however long ago', ({ expect }) => {
    const found = valuesOf('experience', 'startup_asks');
    [1, 1, 1, 0].forEach((deals, at) => {
      expect(found[at]).toBeCloseTo(Math.log((deals + 0.5) / (0.75 + 0.5)), 9);
    });
  });

  test('keeps the company of those who join its rounds, known or not; of none, the usual', ({ expect }) => {
    const [early, late] = ['2025-11-23', '2026-08-23'].map((date) => weight(date, affinity.halfLifeYears));
    const company = (rounds: number, joined: number) => Math.log((joined + 2.5) / (rounds + 1) / 2.5);
    const expected = [company(early!, 3 * early!), company(early!, 3 * early!), company(late!, late!), 0];
    valuesOf('syndicate', 'startup_asks').forEach((value, at) => {
      expect(value).toBeCloseTo(expected[at]!, 9);
    });
  });
});

test('a kind of round appeals by how many join it anew, a follow-on round by nobody; unknown, it says nothing', ({
  expect,
}) => {
  const [seed, follow, late] = ['2025-11-23', '2026-05-23', '2026-08-23'].map((date) =>
    weight(date, activityHalfLifeYears),
  );
  const all = (2 * seed! + late!) / (seed! + follow! + late!);
  const drawn = Math.log((late! + 20 * all) / ((follow! + late! + 20) * all));
  // Both deals of the round series-a are the only two of its size, too.
  expect(valuesOf('appeal', 'startup_asks')[0]).toBeCloseTo(2 * drawn, 9);
  expect(valuesOf('appeal', 'startup_silent')).toEqual(Array(4).fill(Number.NaN));
});

test('two invest together as often as they did, against what chance would give those who share many deals', ({
  expect,
}) => {
  const shared = weight('2025-11-23', activityHalfLifeYears);
  // Of all that is shared, 2 * shared, both backers of startup_one have a half each.
  const expected = (2 * shared * shared) / (2 * shared);
  const [a, b, c, d] = valuesOf('coInvestors', 'startup_one');
  for (const value of [a, b]) expect(value).toBeCloseTo(Math.log((shared + 0.5) / (expected + 0.5)), 9);
  for (const value of [c, d]) expect(value).toBeCloseTo(0, 9);
  expect(valuesOf('coInvestors', 'startup_asks')).toEqual(Array(4).fill(Number.NaN));
});
