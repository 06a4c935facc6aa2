import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYST, type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

let startups: SubgraphUnderTest;
beforeAll(async () => {
  startups = await startUnderTest(['startups']);
});

describe('Which startups are there, and what is known of them?', () => {
  it('finds the Kazakh startups that raise less than 500,000 dollars with a product in Russian', async () => {
    const { data } = await startups.query(
      `{ startups(orderBy: [{ field: raisingUsd, direction: ASC }], filter: { country: { eq: "KZ" },
           raisingUsd: { lt: "500000" }, productLanguages: { has: RU } }) {
         nodes { id raise { round amount { amount currency } amountUsd { amount } closesOn } } } }`,
      ANALYST,
    );
    const raise = (round: string, amount: string, currency: string, usd: string, closesOn: string) => ({
      ...{ round, amount: { amount, currency }, amountUsd: { amount: usd }, closesOn },
    });
    expect(data.startups.nodes).toEqual([
      { id: 'startup_demo-37', raise: raise('SEED', '250000.00', 'USD', '250000.00', '2027-03-05') },
      { id: 'startup_demo-07', raise: raise('SEED', '150000000.00', 'KZT', '300000.00', '2027-04-04') },
      { id: 'startup_demo-25', raise: raise('SEED', '200000000.00', 'KZT', '400000.00', '2027-02-09') },
    ]);
  });

  it('gives a real startup with the origin of each fact, and null for what nobody told', async () => {
    const { data } = await startups.query(
      `{ startup(id: "startup_higgsfield") { name(locale: "kk") { text locale } country stage synthetic
         city { value } hqCountry { value source confidence } foundedYear { value }
         productLanguages usualLanguages womenLed raise { id } team { id }
         marketEntries { country since confidence } origins { field confidence } } }`,
    );
    const { origins, ...rest } = data.startup;
    expect(rest).toEqual({
      ...{ name: { text: 'Higgsfield AI', locale: 'en' }, country: 'KZ', stage: 'SCALING', synthetic: false },
      ...{ city: { value: null }, hqCountry: { value: 'US', source: null, confidence: 'C' } },
      ...{ foundedYear: { value: null }, productLanguages: null, usualLanguages: ['KK', 'RU', 'EN'], womenLed: null },
      ...{ raise: null, team: [], marketEntries: [{ country: 'US', since: null, confidence: 'C' }] },
    });
    expect(origins).toContainEqual({ field: 'name', confidence: 'B' });
    expect(origins).toContainEqual({ field: 'stage', confidence: 'C' });
  });

  it('holds 224 real startups and 48 made up, and raises for 38 of the latter only', async () => {
    const { data } = await startups.query(
      `{ real: startups(filter: { synthetic: { eq: false } }) { totalCount }
         raising: startups(first: 100, filter: { raising: { eq: true } }) { totalCount nodes { synthetic name { text } } }
         all: startups { totalCount } entries: marketEntries { totalCount } }`,
    );
    expect([data.real.totalCount, data.all.totalCount, data.raising.totalCount]).toEqual([224, 272, 38]);
    for (const { synthetic, name } of data.raising.nodes) {
      expect(synthetic).toBe(true);
      expect(name.text).toMatch(/\(SYNTHETIC\)$/);
    }
  });

  it('counts by country', async () => {
    const { data } = await startups.query(
      `{ startupsAggregate(filter: { synthetic: { eq: false } }, groupBy: [{ field: country }]) { groups { count keys { value } } } }`,
    );
    const counts = data.startupsAggregate.groups.map((group: { count: number; keys: [{ value: string }] }) => [
      group.keys[0].value,
      group.count,
    ]);
    expect(counts.slice(0, 3)).toEqual([
      ['IN', 45],
      ['KZ', 29],
      ['PK', 26],
    ]);
  });

  it('names inhabitants of the demonstration as made up', async () => {
    const { data } = await startups.query(
      `{ startup(id: "startup_demo-01") { team { name founder } projects { title } milestones { title reachedOn dueOn } } }`,
    );
    expect(data.startup.team).toEqual([{ name: 'Demo Founder 01 (SYNTHETIC)', founder: true }]);
    expect(data.startup.projects).toEqual([{ title: 'Demo Project 01 (SYNTHETIC)' }]);
    expect(data.startup.milestones).toEqual([
      { title: 'First paying customer', reachedOn: '2026-09-24', dueOn: null },
      { title: 'Second country', reachedOn: null, dueOn: '2027-02-21' },
    ]);
  });

  it('shows a raise in the currency asked for, with the rate and its date', async () => {
    const { data } = await startups.query(
      `{ startup(id: "startup_demo-37") { raise { kzt: amountIn(currency: "KZT") { money { amount currency } rates { currency unitsPerUsd confidence } }
         none: amountIn(currency: "XAF") { money { amount } } } } }`,
      ANALYST,
    );
    expect(data.startup.raise.kzt).toEqual({
      money: { amount: '125000000.00', currency: 'KZT' },
      rates: [
        { currency: 'USD', unitsPerUsd: '1', confidence: 'A' },
        { currency: 'KZT', unitsPerUsd: '500', confidence: 'C' },
      ],
    });
    expect(data.startup.raise.none).toBeNull();
  });

  it('tells the same of its seed as its mutations would', async () => {
    const { times, last } = await told(startups, 'startup.changed', 'startup_demo-07');
    expect(times).toBe(1);
    expect(last).toMatchObject({
      ...{ country: 'KZ', sectors: ['AI_DATA'], stage: 'SALES', synthetic: true },
      raise: { amount: '150000000.00', currency: 'KZT', amountUsd: 300000, round: 'SEED', closesOn: '2027-04-04' },
    });
    const entry = await told(startups, 'entry.recorded', 'market-entry_1fit-MX');
    expect(entry.last).toMatchObject({ startupId: 'startup_1fit', country: 'MX', since: 2024, until: 2025 });
    const left = await told(startups, 'startup.changed', 'startup_1fit');
    expect(left.last?.presentIn).not.toContain('MX');
  });
});

describe('What do other subgraphs get by reference?', () => {
  it('finds startups by their keys, and null for one that does not exist', async () => {
    const { data } = await startups.query(
      `{ _entities(representations: [{ __typename: "Startup", id: "startup_1fit" }, { __typename: "Startup", id: "startup_none" }]) {
           ... on Startup { id country } } }`,
    );
    expect(data._entities).toEqual([{ id: 'startup_1fit', country: 'KZ' }, null]);
  });

  it('counts foreign entries by home country and year, real ones only unless asked', async () => {
    const { data } = await startups.query(
      `{ _entities(representations: [{ __typename: "CountryYear", id: "country-year_KZ-2024" },
             { __typename: "CountryYear", id: "country-year_KZ-2025" }, { __typename: "CountryYear", id: "nonsense" }]) {
           ... on CountryYear { foreignEntries foreignEntriesUndated all: foreignEntries(includeSynthetic: true) } } }`,
    );
    expect(data._entities).toEqual([
      { foreignEntries: 3, foreignEntriesUndated: 12, all: 3 },
      { foreignEntries: expect.any(Number), foreignEntriesUndated: 12, all: expect.any(Number) },
      null,
    ]);
    expect(data._entities[1].all).toBeGreaterThan(data._entities[1].foreignEntries);
  });
});

describe('How many statements does a list cost?', () => {
  it('costs as many for a hundred startups as for two', async () => {
    const alone = await startUnderTest(['startups'], { databaseUrl: startups.databaseUrl });
    const list = (first: number) =>
      alone.query(
        `{ startups(first: ${first}, filter: { synthetic: { eq: true } }) { nodes {
             raise { id startup { id } } marketEntries { country startup { id } } team { id } projects { id } milestones { id } } } }`,
      );
    const two = await list(2);
    expect(two.errors).toBeUndefined();
    expect((await list(100)).statements).toBe(two.statements);
    const years = (n: number) =>
      alone.query(
        `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on CountryYear { foreignEntries foreignEntriesUndated } } }`,
        ANALYST,
        {
          keys: Array.from({ length: n }, (_, i) => ({ __typename: 'CountryYear', id: `country-year_KZ-${2000 + i}` })),
        },
      );
    expect([(await years(1)).statements, (await years(20)).statements]).toEqual([1, 1]);
  });
});
