import { beforeAll, describe, expect, test } from 'vitest';
import { SECRETARIAT, type SubgraphUnderTest } from '../../harness/subgraph.ts';
import { MARCH, startTechnoparks } from './world.ts';

/** Statements are counted: one question at a time. */
const ONE_BY_ONE = { concurrent: false };

describe('The number of SQL statements does not grow with the list', ONE_BY_ONE, () => {
  let parks: SubgraphUnderTest;
  beforeAll(async () => {
    parks = await startTechnoparks();
  });
  const entities = (type: string, fields: string, ids: string[]) =>
    parks.query(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${fields} } } }`,
      SECRETARIAT,
      { of: ids.map((id) => ({ __typename: type, id })) },
    );
  const listed = (first: number, fields: string) =>
    parks.query(
      `{ technoparks(filter: { synthetic: { eq: true } }, first: ${first}) { nodes { ${fields} } } }`,
      SECRETARIAT,
    );

  test('free desks and beds of one park and of six: two', async () => {
    const fields = `freeDesks(during: ${MARCH}, access24x7: true) all: freeDesks(during: ${MARCH}) freeBeds(during: ${MARCH})`;
    const [one, six] = [await listed(1, fields), await listed(6, fields)];
    expect(six.data.technoparks.nodes).toHaveLength(6);
    expect([one.statements, six.statements]).toEqual([2, 2]);
  });

  test('lending, guests without a bed, houses nearby: no more for six parks than for one', async () => {
    const fields = `deskExchange(during: ${MARCH}) { partner { id } } guestsWithoutBed(during: ${MARCH}) { id } housesNearby(during: ${MARCH}) { freePlaces }`;
    const [one, six] = [await listed(1, fields), await listed(6, fields)];
    expect(six.errors).toBeUndefined();
    expect(six.data.technoparks.nodes).toHaveLength(6);
    expect(six.statements).toBeLessThanOrEqual(one.statements);
  });

  test('residents with their duties, history and park', async () => {
    const of = (first: number) =>
      parks.query(
        `{ residencies(first: ${first}) { nodes { missedReports suspensionDue reports { quarter } history { name } technopark { accreditation { id } sites { id } } } } }`,
        SECRETARIAT,
      );
    const [one, many] = [await of(1), await of(40)];
    expect(many.data.residencies.nodes).toHaveLength(40);
    expect(many.statements).toBe(one.statements);
  });

  test('the residency, park and bookings of one startup and of thirty', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `startup_demo-${String(i + 1).padStart(2, '0')}`);
    const fields = 'residency { state missedReports } technopark { id desks } bookings { id }';
    const [one, many] = [await entities('Startup', fields, ids.slice(0, 1)), await entities('Startup', fields, ids)];
    expect(many.errors).toBeUndefined();
    expect(many.statements).toBe(one.statements);
  });

  test('the parks of one state and of ten', async () => {
    const ids = ['UZ', 'BY', 'CN', 'IN', 'IR', 'KG', 'KZ', 'PK', 'RU', 'TJ'].map((code) => `state_${code}`);
    const fields = 'technoparks(accreditationEndsWithin: 90) { id accreditation { validTo } }';
    const [one, ten] = [await entities('State', fields, ids.slice(0, 1)), await entities('State', fields, ids)];
    expect(ten.data._entities.flatMap((state: { technoparks: object[] }) => state.technoparks)).toHaveLength(2);
    expect([one.statements, ten.statements]).toEqual([2, 2]);
  });

  test('residents of twelve country-years: one', async () => {
    const ids = ['KZ', 'UZ', 'CN', 'RU'].flatMap((code) => [2022, 2023, 2024].map((y) => `country-year_${code}-${y}`));
    const { data, statements } = await entities('CountryYear', 'residents { value }', ids);
    expect(data._entities).toHaveLength(12);
    expect(statements).toBe(1);
  });
});
