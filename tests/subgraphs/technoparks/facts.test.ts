import { beforeAll, describe, expect, test } from 'vitest';
import { connected } from '../../harness/server.ts';
import type { SubgraphUnderTest } from '../../harness/subgraph.ts';
import { rows, startTechnoparks } from './world.ts';

let parks: SubgraphUnderTest;
beforeAll(async () => {
  parks = await startTechnoparks();
});

const FACTS = [
  ...['founded', 'residents', 'taxRegime', 'taxWaiver', 'workspace', 'access24x7', 'housing', 'visa', 'visaHelp'],
  ...['grants', 'programmeNames', 'noLocalEntityNeeded', 'softLanding', 'latitude', 'longitude'],
];

describe('The real parks', () => {
  test('are 22, carry their sources, and nothing of the demonstration hangs on them', async () => {
    const { data } =
      await parks.query(`{ technoparks(filter: { synthetic: { eq: false } }, first: 100) { totalCount nodes {
      id sources desks beds stages residentCount sites { id } accreditation { id }
      ${FACTS.map((fact) => `${fact} { source confidence }`).join(' ')} } } }`);
    expect(data.technoparks.totalCount).toBe(22);
    for (const { id, sources, ...park } of data.technoparks.nodes) {
      expect(sources.length, id).toBeGreaterThan(0);
      const nothing = { desks: null, beds: null, stages: [], residentCount: 0, sites: [], accreditation: null };
      expect(park, id).toMatchObject(nothing);
      for (const fact of FACTS) expect(park[fact].source, `${id} ${fact}`).not.toBe('SYNTHETIC');
    }
  });

  test('say what is known with its source, and are silent where nobody looked', async () => {
    const { data } = await parks.query(`{ technopark(id: "technopark_skolkovo") {
      name(locale: "ru") { locale } softLanding { value note confidence } noLocalEntityNeeded { value } visaHelp { value } } }`);
    expect(data.technopark).toEqual({
      name: { locale: 'ru' },
      softLanding: { value: true, note: 'Soft Landing for foreign start-ups (about one week)', confidence: 'A' },
      noLocalEntityNeeded: { value: null },
      visaHelp: { value: true },
    });
  });

  test('can be filtered by what is known of them: unknown is neither yes nor no', async () => {
    const count = async (condition: string) => {
      const { data } = await parks.query(
        `{ technoparks(filter: { synthetic: { eq: false }, ${condition} }) { totalCount } }`,
      );
      return data.technoparks.totalCount;
    };
    const [yes, no, unknown] = [
      await count('taxWaiver: { eq: true }'),
      await count('taxWaiver: { eq: false }'),
      await count('taxWaiver: { isNull: true }'),
    ];
    expect([yes, no, unknown]).toEqual([15, 2, 5]);
    expect(await count('sectors: { has: FINTECH }, country: { eq: "KZ" }')).toBe(1);
  });
});

describe('Residents per country and year', () => {
  const residents = async (ids: string[]) => {
    const { data } = await parks.query(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on CountryYear { residents { value source asOf confidence note } } } }`,
      undefined,
      { of: ids.map((id) => ({ __typename: 'CountryYear', id })) },
    );
    return data._entities.map((row: { residents: unknown }) => row.residents);
  };

  test('sums what counts companies, says of when each figure is and how many parks gave one', async () => {
    const all = await residents(['country-year_RU-2024']);
    expect(all[0]).toMatchObject({ value: 5100, asOf: '2024-02/2025-08', confidence: 'B' });
    expect(all[0].note).toContain('Skolkovo');
    expect(all[0].note).toContain('2 of 3 parks say how many.');
  });

  test('takes no target, capacity or number of zones for a count, and no made-up park', async () => {
    const all = await residents(['country-year_PK-2024', 'country-year_BY-2025', 'country-year_UZ-2024']);
    expect(all[0]).toBeNull();
    expect(all[1]).toMatchObject({ value: 1000 });
    expect(all[2]).toMatchObject({ value: 1652, asOf: '2023-12-31' });
  });
});

test('The migration gives each entity the columns it maps, and no others', async () => {
  const { orm } = parks.running.definitions.get('technoparks')!;
  const columns = await rows<{ table: string; names: string[] }>(
    parks.databaseUrl,
    `select table_name as table, array_agg(column_name::text order by column_name) as names from information_schema.columns
     where table_schema = 'technoparks' and table_name <> 'migration' group by 1`,
  );
  const mapped = [...orm.getMetadata().getAll().values()]
    .filter((meta) => !meta.abstract && meta.tableName !== 'outbox')
    .map((meta) => [meta.tableName, meta.props.flatMap(({ fieldNames }) => fieldNames ?? []).sort()]);
  expect(Object.fromEntries(mapped)).toEqual(Object.fromEntries(columns.map(({ table, names }) => [table, names])));
});

test('The seed tells every park to the other subgraphs, unknown as null', async () => {
  const told = await connected(parks.databaseUrl, async (client) => {
    const { rows: found } = await client.query(
      `select payload from kit.outbox where type = 'technopark.changed' order by payload ->> 'id'`,
    );
    return found.map(({ payload }) => payload);
  });
  expect(told).toHaveLength(28);
  const [hub, steppe] = ['technopark_astana-hub', 'technopark_demo-steppe'].map((id) =>
    told.find((park) => park.id === id),
  );
  expect(hub).toMatchObject({ desks: null, beds: null, housing: { value: null }, access24x7: { value: true } });
  expect(steppe).toMatchObject({ desks: 30, beds: 10, synthetic: true, country: 'KZ' });
});
