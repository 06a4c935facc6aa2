import { beforeAll, describe, expect, it } from 'vitest';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';

describe('Which programmes are there, and what do they ask?', { concurrent: false }, () => {
  let programmes: SubgraphUnderTest;
  beforeAll(async () => {
    programmes = await startUnderTest(['programmes']);
  });
  const programme = async (id: string, fields: string) => {
    const entity = `[{ __typename: "Programme", id: "${id}" }]`;
    const text = `{ _entities(representations: ${entity}) { ... on Programme { ${fields} } } }`;
    return (await programmes.query(text)).data._entities[0];
  };

  it('shows a real programme with its source, and what is unknown as unknown', async () => {
    const fields = `name(locale: "kk") { text locale } country mainKind stages synthetic source confidence asOf ceiling { amount }
      equityPercent { value source } openToForeigners cohorts { id } provider { __typename ... on Technopark { id } }`;
    expect(await programme('programme_kz-silkway', fields)).toEqual({
      name: { text: 'Silkway Accelerator', locale: 'en' },
      country: 'KZ',
      mainKind: 'ACCELERATION',
      stages: ['MVP', 'SALES'],
      synthetic: false,
      source: 'https://astanahub.com/en/l/BBC',
      confidence: 'A',
      asOf: null,
      ceiling: null,
      equityPercent: { value: null, source: 'https://astanahub.com/en/l/BBC' },
      openToForeigners: null,
      cohorts: [],
      provider: { __typename: 'Technopark', id: 'technopark_astana-hub' },
    });
  });

  it('reads the words of a source as far as they can be checked, and keeps them where they cannot', async () => {
    const fields = 'homeCountries openToForeigners womenLedOnly conditions eligibilityInWords { value }';
    expect(await programme('programme_ru-sk-softlanding', fields)).toEqual({
      homeCountries: [],
      openToForeigners: true,
      womenLedOnly: false,
      conditions: null,
      eligibilityInWords: { value: 'foreign technology companies' },
    });
    expect(await programme('programme_kg-wcl', fields)).toMatchObject({ womenLedOnly: true, conditions: null });
    expect(await programme('programme_pk-nep', fields)).toMatchObject({ conditions: '13 university centres' });
  });

  it('is found by a technopark: the programmes that the park runs', async () => {
    const { data } = await programmes.query(
      '{ _entities(representations: [{ __typename: "Technopark", id: "technopark_it-park-uz" }]) { ... on Technopark { programmes { id } } } }',
    );
    expect(data._entities[0].programmes).toEqual([{ id: 'programme_uz-zero-risk' }]);
  });

  it('marks all that is made up, and gives cohorts to nothing real', async () => {
    const { data } = await programmes.query(
      '{ programmes(first: 100) { nodes { id synthetic name { text } source confidence cohorts { synthetic name { text } } } } }',
    );
    const [made, real] = [true, false].map((synthetic) =>
      data.programmes.nodes.filter((node: { synthetic: boolean }) => node.synthetic === synthetic),
    );
    expect(real).toHaveLength(11);
    for (const { cohorts, source, confidence } of real)
      expect([cohorts, !source, !confidence]).toEqual([[], false, false]);
    for (const { name, cohorts } of made)
      for (const text of [name.text, ...cohorts.map((cohort: { name: { text: string } }) => cohort.name.text)])
        expect(text).toMatch(/\(SYNTHETIC\)$/);
  });

  it('filters by stage, kind and equity, and folds into groups', async () => {
    const { data } = await programmes.query(
      `{ programmes(filter: { stages: { has: MVP }, kinds: { has: ACCELERATION }, equityTaken: { eq: 0 } }) { nodes { id } }
         programmesAggregate(filter: { synthetic: { eq: false } }, groupBy: [{ field: mainKind }]) { groups { keys { value } count } } }`,
    );
    expect(data.programmes.nodes).toEqual([{ id: 'programme_demo-acceleration' }]);
    expect(data.programmesAggregate.groups[0]).toEqual({ keys: [{ value: 'INCUBATION' }], count: 7 });
  });

  it('asks the database as often for all programmes as for one', async () => {
    const ask = (first: number) =>
      programmes.query(
        `{ programmes(first: ${first}, filter: { synthetic: { eq: true } }) { nodes { cohorts { state programme { id } } } } }`,
      );
    const [one, all] = [await ask(1), await ask(100)];
    expect(all.data.programmes.nodes).toHaveLength(6);
    expect(all.statements).toBe(one.statements);
  });
});
