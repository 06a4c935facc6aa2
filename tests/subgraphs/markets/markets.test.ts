import { beforeAll, describe, expect, it } from 'vitest';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';

describe('What is known of a market, from which year and which source?', { concurrent: false }, () => {
  let markets: SubgraphUnderTest;
  beforeAll(async () => {
    markets = await startUnderTest(['markets']);
  });
  const countries = (data: { markets: { nodes: { country: string }[] } }) =>
    data.markets.nodes.map(({ country }) => country).join(' ');

  it('gives a figure with its value, year, source and confidence', async () => {
    const { data } = await markets.query(
      '{ market(country: "UZ") { name(locale: "ru") { text } indicator(of: POPULATION) { value asOf source confidence } developers: indicator(of: GITHUB_DEVELOPERS) { asOf } } }',
    );
    expect(data.market).toEqual({
      name: { text: 'Узбекистан' },
      indicator: {
        value: 36361859,
        asOf: '2024',
        source: 'World Bank population via github.com/datasets/population',
        confidence: 'B',
      },
      developers: { asOf: '2025-Q3' },
    });
  });

  it('leaves an unknown figure null, and a country that is no market too', async () => {
    const { data } = await markets.query(
      '{ pk: market(country: "PK") { indicators { indicator } unknown: indicator(of: LOGISTICS_CUSTOMS) { value } } xx: market(country: "CU") { id } }',
    );
    expect(data.xx).toBeNull();
    expect(data.pk.unknown).toBeNull();
    expect(data.pk.indicators.map(({ indicator }: { indicator: string }) => indicator)).not.toContain(
      'LOGISTICS_CUSTOMS',
    );
  });

  it('finds markets by trade bloc and language, and says where both are known from', async () => {
    const { data } = await markets.query(
      `{ markets(filter: { blocs: { has: EAEU }, officialLanguages: { has: RU } }, orderBy: [{ field: country, direction: ASC }]) {
        nodes { country origins { field source confidence } } } }`,
    );
    expect(countries(data)).toBe('BY KG KZ RU');
    expect(data.markets.nodes[0].origins).toContainEqual({
      field: 'blocs',
      source: 'general knowledge, not looked up',
      confidence: 'C',
    });
  });

  it('counts free trade of a market and of its blocs, each seen from its own side', async () => {
    const { data } = await markets.query(
      '{ kz: market(country: "KZ") { freeTrade { partner since } } vn: market(country: "VN") { freeTrade { partner } } }',
    );
    expect(data.kz.freeTrade).toContainEqual({ partner: 'VN', since: 2016 });
    expect(data.vn.freeTrade.map(({ partner }: { partner: string }) => partner).sort()).toEqual(['CN', 'EAEU', 'IN']);
  });

  it('knows the way from home: distance, shared languages the source’s flag misses, and unknown flows as unknown', async () => {
    const { data } = await markets.query(
      `{ ru: market(country: "RU") { from(home: "UZ") { distanceKm { value source asOf } contiguous { value } commonLanguage { value confidence } sharedLanguages } itself: from(home: "RU") { id } }
         kg: market(country: "KG") { from(home: "AE") { contiguous { value } collaboration { value note } } } }`,
    );
    expect(data.ru.from).toEqual({
      distanceKm: { value: expect.any(Number), source: expect.stringContaining('CEPII GeoDist'), asOf: '2011' },
      contiguous: { value: false },
      commonLanguage: { value: true, confidence: 'C' },
      sharedLanguages: ['EN', 'RU'],
    });
    expect(data.ru.itself).toBeNull();
    expect(data.kg.from).toEqual({
      contiguous: { value: false },
      collaboration: { value: null, note: expect.stringContaining('unknown is not zero') },
    });
  });

  it('ranks figures over all markets, and folds them', async () => {
    const { data } = await markets.query(
      `{ marketIndicators(first: 2, filter: { indicator: { eq: POPULATION } }, orderBy: [{ field: value, direction: DESC }]) { nodes { country fact { asOf } market { id } } totalCount }
         marketIndicatorsAggregate(filter: { indicator: { eq: POPULATION } }, measures: [{ field: value, function: MAX }]) { groups { count measures { value } } } }`,
    );
    expect(data.marketIndicators).toEqual({
      nodes: [
        { country: 'IN', fact: { asOf: '2024' }, market: { id: 'market_IN' } },
        { country: 'CN', fact: { asOf: '2024' }, market: { id: 'market_CN' } },
      ],
      totalCount: 45,
    });
    expect(data.marketIndicatorsAggregate.groups).toEqual([{ count: 45, measures: [{ value: 1450935791 }] }]);
  });

  it('lists all 1,980 ways between two markets, nearest first', async () => {
    const { data } = await markets.query(
      `{ marketPairs(first: 1, filter: { home: { eq: "KZ" } }, orderBy: [{ field: distanceKm, direction: ASC }]) { nodes { country distanceKm { value } } totalCount } all: marketPairs(first: 1) { totalCount } }`,
    );
    expect(data.marketPairs).toEqual({ nodes: [{ country: 'KG', distanceKm: { value: 195 } }], totalCount: 44 });
    expect(data.all.totalCount).toBe(1980);
  });

  it('tells the newest exchange rate of a day with its source', async () => {
    const rates = 'query($on: LocalDate) { exchangeRates(on: $on) { currency unitsPerUsd asOf confidence } }';
    const of = async (on: string | null) =>
      (await markets.query(rates, undefined, { on })).data.exchangeRates.find(
        ({ currency }: { currency: string }) => currency === 'RUB',
      );
    expect(await of(null)).toMatchObject({ unitsPerUsd: '80', asOf: '2026-01-01', confidence: 'C' });
    expect(await of('2020-05-05')).toMatchObject({ unitsPerUsd: '66.6667', asOf: '2018-01-01' });
  });

  it('asks the database as often for forty-five markets as for one', async () => {
    const ask = (first: number) =>
      markets.query(
        `{ markets(first: ${first}) { nodes { id indicators { fact { value } } from(home: "KZ") { distanceKm { value } market { id } } } } }`,
      );
    const [one, all] = [await ask(1), await ask(100)];
    expect(all.data.markets.nodes).toHaveLength(45);
    expect(all.statements).toBe(one.statements);
  });

  it('is found by reference, and an unknown reference is null', async () => {
    const { data } = await markets.query(
      '{ _entities(representations: [{ __typename: "Market", id: "market_KZ" }, { __typename: "Market", id: "market_XX" }]) { ... on Market { country } } }',
    );
    expect(data._entities).toEqual([{ country: 'KZ' }, null]);
  });
});
