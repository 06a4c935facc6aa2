import { beforeAll, describe, expect, it } from 'vitest';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';

describe('Which programmes are there, and what do they ask?', () => {
  let programmes: SubgraphUnderTest;
  beforeAll(async () => {
    programmes = await startUnderTest(['programmes']);
  });

  it('shows a real programme with its source, and what is unknown as unknown', async () => {
    const { data, errors } = await programmes.query(
      `{ _entities(representations: [{ __typename: "Programme", id: "programme_kz-silkway" }]) { ... on Programme {
        name(locale: "kk") { text locale } country mainKind stages synthetic source confidence asOf ceiling { amount }
        equityPercent { value source } openToForeigners cohorts { id } provider { __typename ... on Technopark { id } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data._entities[0]).toEqual({
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
});
