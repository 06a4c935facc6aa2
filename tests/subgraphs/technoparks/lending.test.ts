import { beforeAll, describe, expect, test } from 'vitest';
import { PUBLIC_VIEWER } from '#kit/viewer';
import type { SubgraphUnderTest } from '../../harness/subgraph.ts';
import { founder, MARCH, manager, STEPPE, startTechnoparks } from './world.ts';

let parks: SubgraphUnderTest;
beforeAll(async () => {
  parks = await startTechnoparks();
});
const DECEMBER = '{ from: "2026-12-01", to: "2027-01-01" }';

describe('How many desks do I lend to guests next month, from whom, and does each sending park give as much back?', () => {
  const exchange = `{ technopark(id: "${STEPPE}") { deskExchange(during: ${DECEMBER}) { partner { id } deskDaysLent deskDaysBorrowed } } }`;

  test('the manager gets the desk-days lent and borrowed, park by park', async () => {
    const { data } = await parks.query(exchange, manager(STEPPE));
    expect(data.technopark.deskExchange).toEqual([
      { partner: { id: 'technopark_demo-delta' }, deskDaysLent: 4, deskDaysBorrowed: 0 },
      { partner: { id: 'technopark_demo-garden' }, deskDaysLent: 6, deskDaysBorrowed: 20 },
      { partner: { id: 'technopark_demo-silk' }, deskDaysLent: 10, deskDaysBorrowed: 6 },
      { partner: { id: 'technopark_demo-volga' }, deskDaysLent: 0, deskDaysBorrowed: 4 },
    ]);
  });

  test('days outside the period do not count', async () => {
    const { data } = await parks.query(
      `{ technopark(id: "${STEPPE}") { deskExchange(during: { from: "2026-12-05", to: "2026-12-11" }) { partner { id } deskDaysLent } } }`,
      manager(STEPPE),
    );
    const lent = Object.fromEntries(
      data.technopark.deskExchange.map((one: { partner: { id: string }; deskDaysLent: number }) => [
        one.partner.id,
        one.deskDaysLent,
      ]),
    );
    expect(lent).toMatchObject({ 'technopark_demo-silk': 6, 'technopark_demo-delta': 1 });
  });

  test('the manager who asks for all parks gets their names, and this of the own one only', async () => {
    const list = `{ technoparks(first: 100) { nodes { id deskExchange(during: ${DECEMBER}) { deskDaysLent } } } }`;
    const { data, errors } = await parks.query(list, manager(STEPPE));
    const told = data.technoparks.nodes.filter((park: { deskExchange: unknown }) => park.deskExchange !== null);
    expect(told.map((park: { id: string }) => park.id)).toEqual([STEPPE]);
    expect(errors).toHaveLength(data.technoparks.nodes.length - 1);
  });

  test('nobody else’s manager, founder or visitor sees it', async () => {
    for (const viewer of [manager('technopark_demo-silk'), founder('01'), PUBLIC_VIEWER]) {
      const { data, errors } = await parks.query(exchange, viewer);
      expect(data.technopark.deskExchange).toBeNull();
      expect(errors![0]!.extensions.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
  });
});

describe('Which guests still have no bed, and which houses nearby are free for all their nights?', () => {
  test('who has a bed for some nights only is among those without', async () => {
    const { data } = await parks.query(
      `{ technopark(id: "${STEPPE}") { guestsWithoutBed(during: ${DECEMBER}) { id } } }`,
      manager(STEPPE),
    );
    // demo-20 has beds for two of five nights, demo-15 for none; demo-14 and demo-30 sleep in the guest house.
    expect(data.technopark.guestsWithoutBed).toEqual([{ id: 'startup_demo-15' }, { id: 'startup_demo-20' }]);
  });

  test('a cancelled desk and a hold that lapsed make nobody a guest', async () => {
    const { data } = await parks.query(
      `{ technopark(id: "${STEPPE}") { guestsWithoutBed(during: ${MARCH}) { id } } }`,
      manager(STEPPE),
    );
    expect(data.technopark.guestsWithoutBed).toEqual([{ id: 'startup_demo-14' }]);
  });

  test('houses within 3 km, nearest first, with the beds free every night', async () => {
    const near = async (km: number, during: string) => {
      const { data } = await parks.query(
        `{ technopark(id: "${STEPPE}") { housesNearby(withinKm: ${km}, during: ${during}) { site { id } distanceKm freePlaces } } }`,
      );
      return data.technopark.housesNearby;
    };
    const house = { site: { id: 'site_demo-steppe-house' }, distanceKm: 1.11, freePlaces: 4 };
    const nights = '{ from: "2026-12-03", to: "2026-12-08" }';
    expect(await near(3, nights)).toEqual([house]);
    expect(await near(10, nights)).toEqual([
      house,
      { site: { id: 'site_demo-steppe-lodge' }, distanceKm: 5.56, freePlaces: 4 },
    ]);
    expect(await near(3, '{ from: "2026-12-05", to: "2026-12-08" }')).toMatchObject([{ freePlaces: 5 }]);
  });
});
