/** The tables that deals teach, by hand: likings, precedents, and the rounds that affinity and tastes are learned of. */
import { describe, test } from 'vitest';
import { buildIndex, type DealEvent, PAIR_CRITERIA, type PairCriterionName, type StartupProfile } from '#matching';
import { dayOf } from '../../../matching/calendar.ts';
import { FEATURE_FIELDS, frequent, partsOfFeature, roundsOf } from '../../../matching/learn/features.ts';
import { ridge } from '../../../matching/learn/ridge.ts';
import { AS_OF, alliance, deal, investor, startup } from '../world.ts';

const TODAY = AS_OF;
const indexOf = (startups: StartupProfile[], deals: DealEvent[], names = ['a', 'b', 'c', 'd']) =>
  buildIndex(alliance({ startups, deals, investors: names.map((name) => investor(`investor_${name}`)) }), {
    minimumDeals: 0,
  });
type Index = ReturnType<typeof indexOf>;

function saidOf(index: Index, name: PairCriterionName, startupId: string, investorId: string): number {
  const [row, at] = [index.startups.rows.get(startupId)!, index.investors.rows.get(investorId)!];
  const { over } = PAIR_CRITERIA.find((one) => one.name === name)!;
  return over(index, { side: 'STARTUP', row })!(row, at);
}

describe('a liking', () => {
  /** Of a's deals one is in two sectors; it follows on in one of them. b's only deal is in the one sector. */
  const index = indexOf(
    [startup('startup_both', { sectors: ['edtech', 'fintech'] }), startup('startup_one', { sectors: ['fintech'] })],
    [
      deal('d1', 'startup_both', ['investor_a'], { date: TODAY }),
      deal('d2', 'startup_both', ['investor_a'], { date: TODAY, kind: 'CONVERTIBLE' }),
      deal('d3', 'startup_one', ['investor_b'], { date: '2024-11-23' }),
    ],
  );
  const { shrink, halfLifeYears } = index.settings;
  const old = 2 ** (-(dayOf(AS_OF) - dayOf('2024-11-23')) / (365.25 * halfLifeYears));
  // Fifty pseudo-deals of both sectors alike, a half of the new deal, and the old one.
  const base = (25 + 0.5 + old) / (50 + 1 + old);

  test('counts half a deal for each of two sectors, older deals less and follow-ons not, against all', ({ expect }) => {
    const ratio = (taken: number, deals: number) => Math.log((taken + shrink * base) / ((deals + shrink) * base));
    expect(saidOf(index, 'sector', 'startup_one', 'investor_a')).toBeCloseTo(ratio(0.5, 1), 5);
    expect(saidOf(index, 'sector', 'startup_one', 'investor_b')).toBeCloseTo(ratio(old, old), 5);
    expect(saidOf(index, 'sector', 'startup_one', 'investor_c')).toBeCloseTo(0, 6);
  });

  test('of a startup in two sectors is the mean of both', ({ expect }) => {
    const inEdtech = (25 + 0.5) / (50 + 1 + old);
    const ratio = (share: number) => Math.log((0.5 + shrink * share) / ((1 + shrink) * share));
    const mean = (ratio(base) + ratio(inEdtech)) / 2;
    expect(saidOf(index, 'sector', 'startup_both', 'investor_a')).toBeCloseTo(mean, 5);
  });
});

test('a precedent counts by what agrees: trade, country, region, round and classes of size, over what chance would give', ({
  expect,
}) => {
  const [pays, lends] = ['payments', 'loans'].map((category) => ({ category, sectors: ['fintech'], region: 'north' }));
  const index = indexOf(
    [
      startup('startup_x', { ...pays, country: 'KZ' }),
      startup('startup_y', { ...lends, country: 'UZ', region: 'south' }),
      startup('startup_asks', { ...pays, country: 'KZ', raise: { amountUsd: 1.5e6, round: 'seed' } }),
    ],
    [
      deal('d1', 'startup_x', ['investor_a'], { date: TODAY, round: 'seed', amountUsd: 600_000 }),
      deal('d2', 'startup_y', ['investor_b'], { date: TODAY, round: 'series-a', amountUsd: 1.2e6 }),
    ],
  );
  const near = { a: 0.55, b: 0.35 * 0.08 * 0.25 * 0.3 };
  // By chance half of the two deals agree in each field; in size one is a class away.
  const half = (other: number) => (1 + other) / 2;
  const expected = 2 * (0.5 + 0.5 * 0.35) * half(0.08) * half(0.25) * half(0.3) * half(0.55);
  const value = (amount: number) => Math.log(((4 * amount) / expected + 0.1) / 1.1);
  expect(saidOf(index, 'precedents', 'startup_asks', 'investor_a')).toBeCloseTo(value(near.a), 9);
  expect(saidOf(index, 'precedents', 'startup_asks', 'investor_b')).toBeCloseTo(value(near.b), 9);
  expect(saidOf(index, 'precedents', 'startup_asks', 'investor_c')).toBeCloseTo(value(0), 9);
});

describe('a round that teaches', () => {
  const index = indexOf(
    [startup('startup_x', { foundedYear: 2020 }), startup('startup_y')],
    [
      deal('d1', 'startup_x', ['investor_a', 'investor_b'], { date: '2021-06-01' }),
      deal('d2', 'startup_x', ['investor_b', 'investor_c'], { date: '2022-06-01' }),
      deal('d3', 'startup_x', ['investor_d'], { date: null }),
    ],
  );
  const rounds = roundsOf(index.edges, index.startups, 2);
  const of = (date: string | null) => rounds[index.deals.findIndex((one) => one.date === date)]!;
  const shown = ({ features }: (typeof rounds)[number], kind: number) =>
    features.map(partsOfFeature).flatMap((part) => (part.kind === kind ? [part.code] : []));
  const kindOf = (field: string) => FEATURE_FIELDS.findIndex((fields) => fields?.includes(field as never));
  const backers = FEATURE_FIELDS.indexOf(null);

  test('shows who backed the startup before it, and asks who joined anew', ({ expect }) => {
    expect(of('2021-06-01')).toMatchObject({ targets: [0, 1], held: [] });
    expect(of('2022-06-01')).toMatchObject({ targets: [2], held: [0, 1] });
    expect(shown(of('2021-06-01'), backers)).toEqual([]);
    expect(shown(of('2022-06-01'), backers)).toEqual([0, 1]);
  });

  test('shows how old the startup was then, in classes: a year, two; not known without a date', ({ expect }) => {
    const ages = ['2021-06-01', '2022-06-01', null].map((date) => shown(of(date), kindOf('founded')));
    expect(ages).toEqual([[2], [3], [0]]);
  });

  test('counts by its age', ({ expect }) => {
    expect(of('2021-06-01').weight * 2 ** (365 / (365.25 * 2))).toBeCloseTo(of('2022-06-01').weight, 12);
  });

  test('names features that so many rounds show, the most frequent first', ({ expect }) => {
    const seen = [[7, 9, 3], [7, 9], [7, 3], [7]].map((features) => ({ features, targets: [], weight: 1 }));
    expect([...frequent(seen, 2, 9).keys()]).toEqual([7, 3, 9]);
    expect([...frequent(seen, 3, 9).keys()]).toEqual([7]);
    expect([...frequent(seen, 1, 2).keys()]).toEqual([7, 3]);
  });
});

test('a ridge shares what two features have in common, and is pulled to 0 by its penalty', ({ expect }) => {
  const samples = [
    { features: [0, 1], targets: [0], weight: 2 },
    { features: [0], targets: [], weight: 1 },
  ];
  // (3 + 1, 2; 2, 2 + 1) w = (2, 2) for the one target; nobody joins the other.
  const weights = ridge({ samples, features: 2, targets: 2, lambda: 1 });
  [2 / 8, 0, 4 / 8, 0].forEach((weight, at) => {
    expect(weights[at]).toBeCloseTo(weight, 6);
  });
});
