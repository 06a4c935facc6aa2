import { beforeAll, describe, expect, it } from 'vitest';
import { driftOf } from '../../harness/drift.ts';
import { connected } from '../../harness/server.ts';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

let markets: SubgraphUnderTest;
beforeAll(async () => {
  markets = await startUnderTest(['markets']);
});

describe('What the markets keep and tell', () => {
  it('has exactly the columns that the entities name', async () => {
    expect(await driftOf(markets.running.definitions.get('markets')!)).toEqual([]);
  });

  it('tells each market once, with its figures and the ways to it from the 44 others', async () => {
    const { times, last } = await told(markets, 'market.changed', 'market_UZ');
    expect(times).toBe(1);
    expect(last).toMatchObject({
      country: 'UZ',
      officialLanguages: ['UZ'],
      widelyUsedLanguages: ['EN', 'RU'],
      indicators: { population: { value: 36361859, asOf: '2024', confidence: 'B' } },
      pairs: { KZ: { contiguous: true, commonLanguage: true } },
      pairOrigins: { distanceKm: { asOf: '2011', confidence: 'B' }, commonLanguage: { confidence: 'C' } },
    });
    expect(Object.keys(last!.pairs as object)).toHaveLength(44);
  });

  it('gives every figure and way a source and a year, real markets nothing made up', async () => {
    const sql = `select (select count(*)::int from markets.market) as markets,
      (select count(*)::int from markets.market_indicator where source = '' or as_of !~ '^[0-9]{4}') as bare,
      (select count(*)::int from markets.entry_plan where not synthetic or startup_id not like 'startup_demo-%') as invented`;
    const { rows } = await connected(markets.databaseUrl, (client) => client.query(sql));
    expect(rows).toEqual([{ markets: 45, bare: 0, invented: 0 }]);
  });

  it('keeps out a plan for a market that is not there', async () => {
    const insert = `insert into markets.entry_plan values ('x', 'startup_x', 'market_ZZ', 'DRAFT', '[]', now(), false)`;
    await expect(connected(markets.databaseUrl, (client) => client.query(insert))).rejects.toThrow('foreign key');
  });
});
