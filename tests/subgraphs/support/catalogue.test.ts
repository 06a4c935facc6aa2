import { beforeAll, describe, expect, it } from 'vitest';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';

describe('Which measures, calls and awards are there?', { concurrent: false }, () => {
  let support: SubgraphUnderTest;
  beforeAll(async () => {
    support = await startUnderTest(['support']);
  });

  it('shows a real measure with its sums, words, source and confidence', async () => {
    const { data } = await support.query(
      `{ _entities(representations: [{ __typename: "Measure", id: "measure_kz-seed-money" }]) { ... on Measure {
        name { text } kinds ceiling { amount currency } sums { maxAtMvp } equityPercent { value confidence } repayment { value } asOf synthetic
        provider { ... on Technopark { id } } forResidentsOf { id } conditions } } }`,
    );
    expect(data._entities[0]).toEqual({
      name: { text: 'Astana Hub Seed Money' },
      kinds: ['GRANT', 'REVENUE_SHARE'],
      ceiling: { amount: '20000000.00', currency: 'KZT' },
      sums: { maxAtMvp: '10000000' },
      equityPercent: { value: 0, confidence: 'A' },
      repayment: { value: '2% revenue share' },
      asOf: null,
      synthetic: false,
      provider: { id: 'technopark_astana-hub' },
      forResidentsOf: { id: 'technopark_astana-hub' },
      conditions: 'legal entity; team of 3+; no earlier state grant or hub funding; Astana Hub participant',
    });
  });

  it('keeps equity that is told in words unknown, with the words', async () => {
    const { data } = await support.query(
      '{ measures(filter: { country: { eq: "IN" }, mainKind: { eq: INVESTMENT } }) { nodes { id equityPercent { value note } } } }',
    );
    expect(data.measures.nodes).toEqual([
      { id: 'measure_in-leap', equityPercent: { value: null, note: 'with VC partners' } },
      { id: 'measure_in-sisfs-inv', equityPercent: { value: null, note: 'convertible debenture or debt' } },
    ]);
  });

  it('has thirty real measures with a source each, and calls and awards of made-up providers only', async () => {
    const { data } = await support.query(
      `{ measures(first: 100) { totalCount nodes { synthetic source confidence } } grantCalls(first: 100) { nodes { synthetic name { text } state } } awards { nodes { synthetic } } }`,
    );
    expect(data.measures.totalCount).toBe(30);
    for (const { synthetic, source, confidence } of data.measures.nodes)
      expect([synthetic, Boolean(source), Boolean(confidence)]).toEqual([false, true, true]);
    for (const { synthetic, name } of data.grantCalls.nodes)
      expect([synthetic, name.text]).toEqual([true, expect.stringMatching(/\(SYNTHETIC\)$/)]);
    for (const { synthetic } of data.awards.nodes) expect(synthetic).toBe(true);
  });

  it('says where each call stands now', async () => {
    const { data } = await support.query('{ grantCalls(first: 100) { nodes { id state } } }');
    const states = Object.fromEntries(
      data.grantCalls.nodes.map(({ id, state }: { id: string; state: string }) => [id, state]),
    );
    expect(states).toMatchObject({
      'grant-call_demo-next': 'ANNOUNCED',
      'grant-call_demo-joint': 'OPEN',
      'grant-call_demo-last': 'DECIDED',
    });
  });

  it('is found by a technopark: the measures the park gives', async () => {
    const { data } = await support.query(
      '{ _entities(representations: [{ __typename: "Technopark", id: "technopark_htp-kg" }]) { ... on Technopark { measures { id } } } }',
    );
    expect(data._entities[0].measures).toEqual([{ id: 'measure_kg-htp-tax' }]);
  });

  it('leaves the grants of a country and year unknown unless one is known, and counts made-up ones when asked', async () => {
    const { data, statements } = await support.query(
      `{ _entities(representations: [{ __typename: "CountryYear", id: "country-year_KZ-2025" }, { __typename: "CountryYear", id: "country-year_UZ-2025" }, { __typename: "CountryYear", id: "x" }]) {
        ... on CountryYear { grantsUsd { amount } made: grantsUsd(includeSynthetic: true) { amount currency } } } }`,
    );
    expect(data._entities).toEqual([
      { grantsUsd: null, made: { amount: '49000.00', currency: 'USD' } },
      { grantsUsd: null, made: null },
      null,
    ]);
    expect(statements).toBe(1);
  });
});
