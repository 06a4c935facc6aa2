import { beforeAll, describe, expect, test } from 'vitest';
import type { SubgraphUnderTest } from '../../harness/subgraph.ts';
import { founder, MARCH, SILK, startTechnoparks } from './world.ts';

let parks: SubgraphUnderTest;
beforeAll(async () => {
  parks = await startTechnoparks();
});

const UNKNOWN = { access24x7: { value: null }, freeDesks: null };

describe('Which Uzbek or Chinese technoparks have free 24/7 desks in March?', () => {
  const question = `query ($countries: [CountryCode!]) {
    technoparks(filter: { country: { in: $countries } }, first: 50) {
      nodes { id access24x7 { value } freeDesks(during: ${MARCH}, access24x7: true) }
    } }`;

  test('the demonstration’s say how many; of the real ones it is unknown, and reads so', async () => {
    const { data } = await parks.query(question, undefined, { countries: ['UZ', 'CN'] });
    expect(data.technoparks.nodes).toEqual([
      { id: 'technopark_demo-delta', access24x7: { value: true }, freeDesks: 7 },
      { id: 'technopark_demo-silk', access24x7: { value: true }, freeDesks: 6 },
      { id: 'technopark_it-park-uz', ...UNKNOWN },
      { id: 'technopark_scoda-qingdao', ...UNKNOWN },
      { id: 'technopark_tuspark', ...UNKNOWN },
      { id: 'technopark_zhongguancun', ...UNKNOWN },
    ]);
  });

  test('the one real park known to be open at all hours is found, with its source', async () => {
    const { data } = await parks.query(`{ technoparks(filter: { access24x7: { eq: true }, synthetic: { eq: false } }) {
      nodes { id freeDesks(during: ${MARCH}) access24x7 { value source confidence } } } }`);
    expect(data.technoparks.nodes).toEqual([
      {
        id: 'technopark_astana-hub',
        freeDesks: null,
        access24x7: { value: true, source: 'astanahub.com/en/registration', confidence: 'A' },
      },
    ]);
  });
});

describe('A desk is free in a period', () => {
  const free = async (from: string, to: string) => {
    const { data } = await parks.query(
      `{ technopark(id: "${SILK}") { desks night: freeDesks(during: { from: "${from}", to: "${to}" }, access24x7: true) all: freeDesks(during: { from: "${from}", to: "${to}" }) } }`,
    );
    return data.technopark;
  };

  test('when no day of it is taken: one taken day is enough', async () => {
    // Two night desks are taken all March, one from the 5th to the 19th, one on the 10th and 11th.
    expect(await free('2027-03-01', '2027-03-05')).toEqual({ desks: 36, night: 8, all: 34 - 1 + 1 - 1 });
    expect((await free('2027-03-19', '2027-03-20')).night).toBe(7);
    expect((await free('2027-03-20', '2027-03-21')).night).toBe(8);
  });

  test('when the holds on it have lapsed and the bookings were cancelled', async () => {
    expect(await free('2027-04-01', '2027-04-02')).toMatchObject({ night: 10, all: 36 });
  });

  test('and a period without a day is a typed error', async () => {
    const { errors } = await parks.query(
      `{ technopark(id: "${SILK}") { freeDesks(during: { from: "2027-03-02", to: "2027-03-02" }) } }`,
    );
    expect(errors![0]!.extensions.code).toBe('INVALID_PERIOD');
  });
});

test('a startup’s bookings are for itself to see', async () => {
  const entity = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Startup { bookings { id } } } }`;
  const of = [{ __typename: 'Startup', id: 'startup_demo-03' }];
  const own = await parks.query(entity, founder('03'), { of });
  const other = await parks.query(entity, founder('04'), { of });
  expect(own.data._entities[0].bookings.length).toBeGreaterThan(0);
  expect(other.data._entities[0].bookings).toBeNull();
  expect(other.errors![0]!.extensions.code).toBe('FORBIDDEN');
});
