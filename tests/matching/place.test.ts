import { describe, expect, test } from 'vitest';
import {
  buildIndex,
  explainPair,
  MatchingError,
  rankDestinations,
  rankMarkets,
  rankTechnoparks,
  whyNot,
} from '#matching';
import { alliance, datum, market, pair, startup, technopark } from './world.ts';

const asking = startup('startup_a');

describe('an unknown datum', () => {
  const of = (tax: boolean | null) =>
    explainPair(
      buildIndex(
        alliance({
          startups: [asking],
          technoparks: [technopark('technopark_x', { taxWaiver: datum(tax), stages: ['idea'] })],
        }),
      ),
      'startup_a',
      'technopark_x',
    );

  test('lowers the confidence', () => {
    expect(of(null).confidence).toBeLessThan(of(false).confidence);
    expect(of(true).confidence).toBe(of(false).confidence);
  });

  test('is not counted as zero: the score is the mean of the rest', () => {
    const known = of(null).parts.filter(({ value }) => value !== null);
    const mean = known.reduce((sum, { value, weight }) => sum + weight * value!, 0);
    expect(of(null).score).toBeCloseTo(mean, 12);
    expect(known.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(of(false).score).toBeLessThan(of(null).score);
    expect(of(null).score).toBeLessThan(of(true).score);
  });

  test('is named as unknown', () => {
    expect(of(null).reasons.find(({ criterion }) => criterion === 'tax')).toMatchObject({
      code: 'TAX_UNKNOWN',
      contribution: 0,
    });
    expect(of(true).reasons.find(({ criterion }) => criterion === 'tax')?.code).toBe('TAX_FOR');
    expect(of(false).reasons.find(({ criterion }) => criterion === 'tax')?.code).toBe('TAX_AGAINST');
  });

  test('of everything gives score 0 and confidence 0, not NaN', () => {
    const bare = market('UZ', { officialLanguages: [], blocs: [], indicators: {}, pairs: {} });
    const match = explainPair(buildIndex(alliance({ startups: [asking], markets: [bare] })), 'startup_a', 'market_UZ');
    expect([match.score, match.confidence]).toEqual([0, 0]);
  });
});

test('a datum of confidence C is worth less confidence than one of A', () => {
  const confidence = (grade: 'A' | 'C') => {
    const where = market('UZ', { pairs: { KZ: pair({ distanceKm: datum(800, { confidence: grade }) }) } });
    return explainPair(buildIndex(alliance({ startups: [asking], markets: [where] })), 'startup_a', 'market_UZ')
      .confidence;
  };
  expect(confidence('C')).toBeLessThan(confidence('A'));
});

test('languages, blocs and free trade of a market are told with their source and year', () => {
  const trading = market('KZ', { freeTradeWith: ['UZ'] });
  const evidence = explainPair(
    buildIndex(alliance({ startups: [asking], markets: [market('UZ'), trading] })),
    'startup_a',
    'market_UZ',
  ).parts.flatMap((part) => part.evidence);
  expect(evidence.filter(({ name }) => /languages|bloc|freeTrade/i.test(name))).toEqual([
    { name: 'officialLanguages', value: 'uz', source: 'constitutions', asOf: '2024', confidence: 'A' },
    { name: 'widelyUsedLanguages', value: 'ru', source: 'a census', asOf: '2021', confidence: 'B' },
    { name: 'sharedBlocs', value: 'CIS, WTO', source: 'treaties', asOf: '2025', confidence: 'A' },
    { name: 'freeTradeWith', value: 'UZ', source: 'agreements', asOf: '2016', confidence: 'B' },
  ]);
});

test('each part of a market carries its datum with year and source', () => {
  const index = buildIndex(alliance({ startups: [asking], markets: [market('UZ'), market('KZ')] }));
  const parts = rankMarkets(index, 'startup_a')[0]!.parts;
  expect(parts.find(({ criterion }) => criterion === 'marketDistance')!.evidence).toEqual([
    { name: 'distanceKm', value: 800, source: 'a test', asOf: '2025', confidence: 'A' },
  ]);
  expect(parts.find(({ criterion }) => criterion === 'demand')!.evidence.map(({ name }) => name)).toEqual([
    'population',
    'internetUsersPct',
    'gdpPerCapitaUsd',
  ]);
  expect(parts.find(({ criterion }) => criterion === 'bloc')!.value).toBe(0.6);
});

describe('markets and parks', () => {
  const places = alliance({
    startups: [startup('startup_a', { presentIn: ['CN'], technoparkId: 'technopark_home' })],
    markets: ['KZ', 'UZ', 'CN', 'IN'].map((country) => market(country)),
    technoparks: [
      technopark('technopark_home', { country: 'KZ' }),
      technopark('technopark_uz1'),
      technopark('technopark_uz2', { taxWaiver: datum(true), desks: datum(120) }),
      technopark('technopark_cn', { country: 'CN' }),
      technopark('technopark_held', { country: 'IN', heldForReview: true }),
    ],
  });
  const index = buildIndex(places);
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();

  test('leave out home, the markets it is in, its own park and who is held', () => {
    expect(ids(rankMarkets(index, 'startup_a'))).toEqual(['market_IN', 'market_UZ']);
    expect(ids(rankTechnoparks(index, 'startup_a'))).toEqual(['technopark_cn', 'technopark_uz1', 'technopark_uz2']);
    expect(whyNot(index, 'startup_a', 'market_CN')).toMatchObject({ rank: null, stops: [{ code: 'ALREADY_PRESENT' }] });
    expect(whyNot(index, 'startup_a', 'technopark_uz1').rank).toBeGreaterThan(0);
  });

  test('make destinations: open parks in open markets, the market weighing 0.6', () => {
    const list = rankDestinations(index, 'startup_a');
    expect(list.map(({ marketId, technoparkId }) => [marketId, technoparkId])).toEqual([
      ['market_UZ', 'technopark_uz2'],
      ['market_UZ', 'technopark_uz1'],
    ]);
    expect(list.map(({ rank }) => rank)).toEqual([1, 2]);
    const total = (weights: object) => Object.values(weights).reduce((sum: number, one: number) => sum + one, 0);
    const { market: ofMarket, technopark: ofPark } = index.settings;
    const weightOf = (name: string) => list[0]!.parts.find(({ criterion }) => criterion === name)!.weight;
    const share = { market: ofMarket.demand / total(ofMarket), park: ofPark.parkSector / total(ofPark) };
    expect(weightOf('demand') / weightOf('parkSector')).toBeCloseTo((0.6 * share.market) / (0.4 * share.park), 9);
  });

  test('are scored for a profile the index does not hold', () => {
    expect(rankMarkets(index, startup('startup_unseen', { country: 'UZ' })).length).toBe(3);
    expect(() => rankMarkets(index, 'startup_unseen')).toThrow(MatchingError);
  });
});
