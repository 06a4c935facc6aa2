import { beforeAll, describe, expect, it } from 'vitest';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';

describe('What is known of a market, from which year and which source?', () => {
  let markets: SubgraphUnderTest;
  beforeAll(async () => {
    markets = await startUnderTest(['markets']);
  });

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
});
