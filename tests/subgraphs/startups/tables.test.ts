import { beforeAll, describe, expect, it } from 'vitest';
import { driftOf } from '../../harness/drift.ts';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';

let startups: SubgraphUnderTest;
beforeAll(async () => {
  startups = await startUnderTest(['startups'], { seed: false });
});

describe('The tables of the migrations', () => {
  it('have exactly the columns that the entities name, of their types, and null where they may be null', async () => {
    expect(await driftOf(startups.running.definitions.get('startups')!)).toEqual([]);
  });

  it.each([
    [`'b', 'startup_x', 'DRAFT', 'SEED', 0, 'USD', null, null`, 'funding_round_amount_positive'],
    [`'c', 'startup_x', 'OPEN', 'SEED', 1, 'USD', '2026-11-23', '2026-11-22'`, 'funding_round_dates_in_order'],
  ])('keep out %s', async (values, constraint) => {
    const { orm } = startups.running.definitions.get('startups')!;
    const insert = `insert into startups.funding_round (id, startup_id, state, round, amount, currency, opened_on, closes_on) values (${values})`;
    await expect(orm.em.getConnection().execute(insert)).rejects.toThrow(constraint);
  });
});
