import type { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { once } from '#kit/idempotency';
import { attempt } from '#kit/mutation';
import { migrate, prepareKit } from '#kit/prepare';
import { type RunningSubgraph, startSubgraph } from '#kit/start';
import { PUBLIC_VIEWER } from '#kit/viewer';
import { freshDatabase } from '../harness/database.ts';
import { Entry, ledger, write } from './world/ledger.ts';

const clock = () => new Date('2026-11-23T00:00:00Z');

describe('A mutation', () => {
  let running: RunningSubgraph;
  beforeAll(async () => {
    const databaseUrl = await freshDatabase();
    await prepareKit(databaseUrl);
    running = await startSubgraph(ledger, { databaseUrl, clock });
    await migrate(ledger, running.orm);
  });
  afterAll(() => running.close());

  type Transaction = (name: string, action: (em: EntityManager) => Promise<string>) => Promise<string>;

  /** Two that wait for each other in a circle: the database ends one of them. */
  const circle = async (lockSpace: number, transaction: Transaction) => {
    const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let runs = 0;
    const mutate = (own: 0 | 1) =>
      attempt('entry', async () => {
        const id = await transaction(`entry_${lockSpace}-${own}`, async (em) => {
          runs += 1;
          const lock = (n: number) =>
            em
              .getConnection()
              .execute('select pg_advisory_xact_lock(?, ?)', [lockSpace, n], 'all', em.getTransactionContext());
          await lock(own);
          await write(em, `entry_${lockSpace}-${own}`, 1);
          both[own]!.resolve();
          await both[1 - own]!.promise;
          await lock(1 - own);
          return `entry_${lockSpace}-${own}`;
        });
        return { id };
      });
    const payloads = await Promise.all([mutate(0), mutate(1)]);
    const written = await running.orm.em.fork().count(Entry, { id: { $like: `entry_${lockSpace}-%` } });
    return { payloads, runs, written };
  };

  const through = (lockSpace: number) => ({
    payloads: [0, 1].map((n) => ({ entry: { id: `entry_${lockSpace}-${n}` }, errors: [] })),
    ...{ runs: 3, written: 2 },
  });

  it('without a key gets through although two wait for each other in a circle', async ({ expect }) => {
    const plain: Transaction = (_, action) => running.context(PUBLIC_VIEWER).em.transactional(action);
    expect(await circle(71, plain)).toEqual(through(71));
  });

  it('with a key gets through too, and once', async ({ expect }) => {
    const keyed: Transaction = (idempotencyKey, action) =>
      once(running.context(PUBLIC_VIEWER), 'write', { idempotencyKey }, action);
    expect(await circle(72, keyed)).toEqual(through(72));
  });
});
