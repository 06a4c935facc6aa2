import { beforeAll, describe, expect, it } from 'vitest';
import { driftOf } from '../../harness/drift.ts';
import { connected } from '../../harness/server.ts';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

let programmes: SubgraphUnderTest;
beforeAll(async () => {
  programmes = await startUnderTest(['programmes']);
});

describe('What the programmes keep and tell', () => {
  it('has exactly the columns that the entities name', async () => {
    expect(await driftOf(programmes.running.definitions.get('programmes')!)).toEqual([]);
  });

  it.each([
    [`0, now(), now() + interval '1 day', 'UTC', '2027-01-01', '2027-01-02', '2027-01-03'`, 'cohort_seats_check'],
    [`1, now(), now(), 'UTC', '2027-01-01', '2027-01-02', '2027-01-03'`, 'cohort_in_order'],
    [`1, now(), now() + interval '1 day', 'UTC', '2027-01-02', '2027-01-01', '2027-01-03'`, 'cohort_in_order'],
  ])('keeps out a cohort of %s', async (values, constraint) => {
    const insert = `insert into programmes.cohort values ('x', 'programme_demo-women', '{}', ${values}, true)`;
    await expect(connected(programmes.databaseUrl, (client) => client.query(insert))).rejects.toThrow(constraint);
  });

  it('tells each programme with all that eligibility needs', async () => {
    expect(await told(programmes, 'programme.changed', 'programme_uz-zero-risk')).toMatchObject({
      times: 1,
      last: {
        names: { en: 'Zero Risk' },
        country: 'UZ',
        kinds: ['SOFT_LANDING', 'WORKSPACE'],
        equityTaken: 0,
        providerId: 'technopark_it-park-uz',
        technoparkId: 'technopark_it-park-uz',
        homeCountries: [],
        openToForeigners: true,
        amount: null,
        synthetic: false,
        confidence: 'A',
      },
    });
  });
});
