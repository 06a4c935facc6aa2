import type { EntityManager } from '@mikro-orm/postgresql';
import { beforeAll, describe, it } from 'vitest';
import type { Context } from '#kit/context';
import { once } from '#kit/idempotency';
import { attempt } from '#kit/mutation';
import type { RunningSubgraph } from '#kit/start';
import { PUBLIC_VIEWER } from '#kit/viewer';
import { connected } from '../harness/server.ts';
import { Entry, ledger, write } from './world/ledger.ts';
import { opened } from './world/opened.ts';

type Change = (em: EntityManager) => Promise<string>;
/** How a mutation runs its change: by a key or without, having read before its transaction or not. */
type Way = (context: Context, id: string, change: Change) => Promise<unknown>;

const WAYS: Record<string, Way> = {
  'with a key': (context, id, change) => once(context, 'add', { idempotencyKey: id }, change),
  'without a key': ({ em }, _id, change) => em.transactional(change),
  'with a key, of what it had read': async (context, id, change) => {
    await context.em.findOneOrFail(Entry, id);
    await once(context, 'add', { idempotencyKey: id }, change);
  },
  'without a key, of what it had read': async ({ em }, id, change) => {
    await em.findOneOrFail(Entry, id);
    await em.transactional(change);
  },
};

describe('A mutation', () => {
  let running: RunningSubgraph;
  beforeAll(async () => {
    running = await opened(ledger);
  });

  const lock = (em: EntityManager, id: string) =>
    em
      .getConnection()
      .execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [id], 'all', em.getTransactionContext());

  /** Two that each add to an entry, write a note, and want what the other has locked: the database ends one of them. */
  const circle = async (way: Way, ids: readonly [string, string]) => {
    const written = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let runs = 0;
    const mutate = (own: 0 | 1) => {
      const context = running.context(PUBLIC_VIEWER);
      const id = ids[own];
      const change = async (em: EntityManager) => {
        runs += 1;
        await lock(em, id);
        (await em.findOneOrFail(Entry, id)).amount += 10;
        await write(em, `${id}-note`, own);
        written[own]!.resolve();
        await written[1 - own]!.promise;
        await lock(em, ids[1 - own]!);
        return id;
      };
      return attempt(context, 'entry', async () => {
        await way(context, id, change);
        return context.em.findOneOrFail(Entry, id, { refresh: true });
      });
    };
    const payloads = await Promise.all([mutate(0), mutate(1)]);
    return { runs, errors: payloads.flatMap(({ errors }) => errors) };
  };

  for (const [name, way] of Object.entries(WAYS))
    it(`${name} gets through although two wait for each other in a circle, and writes once`, async ({ expect }) => {
      const ids = [`entry_${name}-0`, `entry_${name}-1`] as const;
      const notes = ids.map((id) => `${id}-note`);
      const em = running.orm.em.fork();
      for (const id of ids) await write(em, id, 1);
      expect(await circle(way, ids)).toEqual({ runs: 3, errors: [] });
      const amounts = await em.fork().find(Entry, { id: { $in: [...ids, ...notes] } }, { orderBy: { id: 'asc' } });
      expect(amounts.map(({ id, amount }) => [id, amount])).toEqual([
        ...[
          [ids[0], 11],
          [notes[0], 0],
          [ids[1], 11],
          [notes[1], 1],
        ],
      ]);
      const sql = `select payload->>'id' as id from kit.outbox where payload->>'id' = any($1) order by 1`;
      const told = await connected(running.orm.config.get('clientUrl')!, (client) => client.query(sql, [notes]));
      expect(told.rows.map(({ id }) => id)).toEqual(notes);
    });
});
