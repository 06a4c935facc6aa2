import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Migration } from '@mikro-orm/migrations';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimAll, claimAny, Occupancy, occupancyTable, oneAtATime, takenSql } from '#kit/occupancy';
import { openOrm } from '#kit/orm';
import { migrate, prepareKit } from '#kit/prepare';
import { subgraph } from '#kit/subgraph';
import { freshDatabase } from '../harness/database.ts';
import { connected } from '../harness/server.ts';

@Entity()
class Visit extends Occupancy {
  @Property({ type: 'text' })
  guest: string;
}

class Initial extends Migration {
  override up(): void {
    for (const statement of occupancyTable('rooms', 'visit', 'guest text not null')) this.addSql(statement);
  }
}

const rooms = subgraph({
  name: 'rooms',
  entities: [Visit],
  resolvers: [],
  references: {},
  loaders: () => ({}),
  migrations: [Initial],
});
const NOW = new Date('2026-11-23T00:00:00Z');
const day = (n: number) => new Date(Date.UTC(2027, 2, n));
const span = (from: number, to: number) => ({ from: day(from), to: day(to) });
const visit = (resource: string, from: number, to: number, rest: Partial<Visit> = {}) => ({
  id: randomUUID(),
  guest: 'somebody',
  resource,
  during: span(from, to),
  state: 'CONFIRMED' as const,
  heldUntil: null,
  ...rest,
});
const hold = (until: string) => ({ state: 'HELD' as const, heldUntil: new Date(until) });

let databaseUrl: string;
const orms: MikroORM[] = [];
/** As many independent connections to the same rooms as asked for. */
async function connections(count: number): Promise<EntityManager[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => openOrm(rooms, databaseUrl)));
  orms.push(...opened);
  return opened.map((orm) => orm.em.fork());
}
const inOne = <T>(em: EntityManager, work: (em: EntityManager) => Promise<T>) => em.transactional(work);

const claimOne = async (tx: EntityManager, row: ReturnType<typeof visit>, now: Date): Promise<boolean> =>
  (await claimAll(tx, Visit, [row], now)) === null;

/** What the constraint promises, counted without it: pairs of rows that share a resource and an instant. */
const overlapping = () =>
  connected(databaseUrl, async (client) => {
    const { rows } = await client.query(`select count(*)::int as n from rooms.visit a join rooms.visit b
      on a.resource = b.resource and a.id < b.id and lower(a.during) < upper(b.during) and lower(b.during) < upper(a.during)
      where a.state in ('HELD', 'CONFIRMED') and b.state in ('HELD', 'CONFIRMED')`);
    return rows[0].n as number;
  });

let em: EntityManager;
beforeAll(async () => {
  databaseUrl = await freshDatabase();
  await prepareKit(databaseUrl);
  [em] = (await connections(1)) as [EntityManager];
  await migrate(rooms, orms[0]!);
});
afterAll(() => Promise.all(orms.map((orm) => orm.close(true))));

test('of eight that claim one resource at once exactly one wins', async () => {
  const rivals = await connections(8);
  const won = await Promise.all(rivals.map((rival) => inOne(rival, (tx) => claimOne(tx, visit('stage', 1, 5), NOW))));
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await overlapping()).toBe(0);
});

test('of eight that want any of three places three get one each', async () => {
  const rivals = await connections(8);
  const { resource: _, ...wish } = visit('', 1, 5);
  const got = await Promise.all(
    rivals.map((rival) =>
      inOne(rival, (tx) => claimAny(tx, Visit, ['bed#1', 'bed#2', 'bed#3'], { ...wish, id: randomUUID() }, NOW)),
    ),
  );
  expect(got.filter((place) => place !== null).sort()).toEqual(['bed#1', 'bed#2', 'bed#3']);
  expect(await overlapping()).toBe(0);
});

test('rivals that name the same resources in opposite order neither deadlock nor share', async () => {
  const rivals = await connections(6);
  const taken = await Promise.all(
    rivals.map((rival, i) => {
      const rows = [visit('anna', 1, 2), visit('boris', 1, 2), visit('table', 1, 2)];
      return inOne(rival, async (tx) => {
        const resource = await claimAll(tx, Visit, i % 2 ? rows : rows.reverse(), NOW);
        if (resource) throw new Error(resource);
      }).then(
        () => null,
        (error: Error) => error.message,
      );
    }),
  );
  expect(taken.filter((resource) => resource === null)).toHaveLength(1);
  expect(taken.filter((resource) => resource === 'anna')).toHaveLength(5);
  const rows = await em.fork().find(Visit, { resource: { $in: ['anna', 'boris', 'table'] } });
  expect(rows).toHaveLength(3);
});

test('spans are half-open: the next guest may come the instant the first one leaves', async () => {
  expect(await inOne(em.fork(), (tx) => claimOne(tx, visit('sofa', 1, 3), NOW))).toBe(true);
  expect(await inOne(em.fork(), (tx) => claimOne(tx, visit('sofa', 3, 4), NOW))).toBe(true);
  expect(await inOne(em.fork(), (tx) => claimOne(tx, visit('sofa', 2, 4), NOW))).toBe(false);
  const [first] = await em.fork().find(Visit, { resource: 'sofa' }, { orderBy: { during: 'asc' } });
  expect(first!.during).toEqual(span(1, 3));
});

test('a hold keeps others out until it lapses, and then gives way', async () => {
  const held = visit('booth', 1, 3, hold('2026-11-23T01:00:00Z'));
  const at = (instant: string) => inOne(em.fork(), (tx) => claimOne(tx, visit('booth', 1, 3), new Date(instant)));
  await inOne(em.fork(), (tx) => claimOne(tx, held, NOW));
  expect(await at('2026-11-23T00:59:59Z')).toBe(false);
  expect(await at('2026-11-23T01:00:00Z')).toBe(true);
  expect(await em.fork().findOneOrFail(Visit, held.id)).toMatchObject({ state: 'EXPIRED', heldUntil: null });
});

test('released time is free again', async () => {
  const mine = visit('loft', 1, 3);
  await inOne(em.fork(), (tx) => claimOne(tx, mine, NOW));
  await inOne(em.fork(), async (tx) => {
    (await tx.findOneOrFail(Visit, mine.id)).state = 'RELEASED';
  });
  expect(await inOne(em.fork(), (tx) => claimOne(tx, visit('loft', 1, 3), NOW))).toBe(true);
});

test('moving onto taken time breaks the constraint by its name', async () => {
  const late = visit('desk', 5, 6);
  await inOne(em.fork(), (tx) => claimOne(tx, visit('desk', 1, 3), NOW));
  await inOne(em.fork(), (tx) => claimOne(tx, late, NOW));
  const move = inOne(em.fork(), async (tx) => {
    (await tx.findOneOrFail(Visit, late.id)).during = span(2, 4);
  });
  await expect(move).rejects.toMatchObject({ constraint: oneAtATime('visit') });
});

test('a lapsed hold takes nothing when places are counted', async () => {
  await inOne(em.fork(), (tx) => claimOne(tx, visit('nook', 1, 3, hold('2026-11-23T01:00:00Z')), NOW));
  const taken = async (from: number, to: number, now: string) => {
    const [row] = await em
      .getConnection()
      .execute(`select ${takenSql('rooms.visit', "'nook'")} as taken`, [day(from), day(to), new Date(now)]);
    return (row as { taken: boolean }).taken;
  };
  expect(await taken(2, 4, '2026-11-23T00:00:00Z')).toBe(true);
  expect(await taken(3, 4, '2026-11-23T00:00:00Z')).toBe(false);
  expect(await taken(2, 4, '2026-11-23T01:00:00Z')).toBe(false);
});

test('an empty span is refused', async () => {
  await expect(inOne(em.fork(), (tx) => claimOne(tx, visit('attic', 3, 3), NOW))).rejects.toMatchObject({
    constraint: 'visit_some_time',
  });
});
