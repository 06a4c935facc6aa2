import { beforeAll, describe, expect, it } from 'vitest';
import { driftOf } from '../../harness/drift.ts';
import { connected } from '../../harness/server.ts';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

let support: SubgraphUnderTest;
beforeAll(async () => {
  support = await startUnderTest(['support']);
});

describe('What support keeps and tells', () => {
  it('has exactly the columns that the entities name', async () => {
    expect(await driftOf(support.running.definitions.get('support')!)).toEqual([]);
  });

  it.each([
    ['set closes_at = opens_at', 'grant_call_in_order'],
    ['set amount = budget_amount + 1', 'grant_call_within_budget'],
    [`set names = '{"en": "Same"}', opens_at = '2026-11-01'`, 'grant_call_one_name'],
  ])('keeps out a call %s', async (change, constraint) => {
    const update = `update support.grant_call ${change} where provider_id = 'organisation_demo-accelerator'`;
    await expect(connected(support.databaseUrl, (client) => client.query(update))).rejects.toThrow(constraint);
  });

  it('tells each measure with all that eligibility needs', async () => {
    expect(await told(support, 'measure.changed', 'measure_uz-l2g')).toMatchObject({
      times: 1,
      last: {
        country: 'UZ',
        kinds: ['EXPORT'],
        stages: ['SCALING'],
        equityTaken: 0,
        technoparkId: 'technopark_it-park-uz',
        homeCountries: ['UZ'],
        openToForeigners: false,
        synthetic: false,
      },
    });
  });
});
