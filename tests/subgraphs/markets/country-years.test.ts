import { beforeAll, describe, expect, it } from 'vitest';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';

const FACTS = '{ id country year population { value asOf note } internetUsersPct { value asOf note confidence } }';

describe('Per country and year, against population and Internet users', { concurrent: false }, () => {
  let markets: SubgraphUnderTest;
  beforeAll(async () => {
    markets = await startUnderTest(['markets']);
  });
  const ask = (args: string, fields = FACTS) => markets.query(`{ countryYears(${args}) ${fields} }`);

  it('answers each year with the newest figure there is, and says which year that is', async () => {
    const { data } = await ask('countries: ["UZ", "KZ"], from: 2023, to: 2024');
    expect(data.countryYears.map(({ id }: { id: string }) => id)).toEqual([
      'country-year_UZ-2023',
      'country-year_UZ-2024',
      'country-year_KZ-2023',
      'country-year_KZ-2024',
    ]);
    expect(data.countryYears[1]).toEqual({
      id: 'country-year_UZ-2024',
      country: 'UZ',
      year: 2024,
      population: { value: 36361859, asOf: '2024', note: 'The series has one year only: 2024.' },
      internetUsersPct: {
        value: 89.0136,
        asOf: '2023',
        note: 'The series has one year only: 2023.',
        confidence: 'B',
      },
    });
  });

  it('covers all markets when no country is named, each country once when one is named twice', async () => {
    const all = await ask('from: 2024, to: 2024', '{ country }');
    const twice = await ask('countries: ["KZ", "KZ"], from: 2024, to: 2024', '{ country }');
    expect(all.data.countryYears).toHaveLength(45);
    expect(twice.data.countryYears).toEqual([{ country: 'KZ' }]);
  });

  it('leaves the figures of a country without a market unknown', async () => {
    const { data } = await ask('countries: ["CU"], from: 2024, to: 2024');
    expect(data.countryYears[0]).toMatchObject({ country: 'CU', population: null, internetUsersPct: null });
  });

  it.each([
    ['from: 2025, to: 2024', 'INVALID_PERIOD'],
    ['from: 1900, to: 2024', 'TOO_MANY_ROWS'],
  ])('refuses %s', async (args, code) => {
    const { errors } = await ask(args);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('asks the database once for however many countries and years', async () => {
    const one = await ask('countries: ["KZ"], from: 2024, to: 2024');
    const many = await ask(
      'countries: ["KZ", "UZ", "KG", "TJ", "RU", "CN", "IN", "PK", "IR", "BY"], from: 2020, to: 2025',
    );
    expect(many.data.countryYears).toHaveLength(60);
    expect([one.statements, many.statements]).toEqual([1, 1]);
  });

  it('is found by reference; an id that names no country and year is null', async () => {
    const { data } = await markets.query(
      `{ _entities(representations: [{ __typename: "CountryYear", id: "country-year_KZ-2024" }, { __typename: "CountryYear", id: "country-year_Kazakhstan" }]) {
        ... on CountryYear { country year } } }`,
    );
    expect(data._entities).toEqual([{ country: 'KZ', year: 2024 }, null]);
  });
});
