import { beforeAll, describe, it } from 'vitest';
import type { Context } from '#kit/context';
import { DAY_MS } from '#kit/day';
import { once, replied } from '#kit/idempotency';
import type { RunningSubgraph } from '#kit/start';
import { PUBLIC_VIEWER } from '#kit/viewer';
import { startSubgraphs } from '#subgraphs';
import { freshDatabase } from '../harness/database.ts';
import { connected } from '../harness/server.ts';
import { Entry, ledger, write } from './world/ledger.ts';
import { clock, opened } from './world/opened.ts';

describe('A key', () => {
  let running: RunningSubgraph;
  beforeAll(async () => {
    running = await opened(ledger);
  });

  const send = (idempotencyKey: string, action: Parameters<typeof once<string | null>>[3]) =>
    once(running.context(PUBLIC_VIEWER), 'write', { idempotencyKey }, action);
  const mustNotRun = () => Promise.reject(new Error('ran again'));

  it('is free again when its action failed, and nothing of the action stays', async ({ expect }) => {
    const failing = send('failed', async (em) => {
      await write(em, 'entry_failed', 1);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await running.orm.em.fork().findOne(Entry, 'entry_failed')).toBeNull();
    expect(await send('failed', async () => 'second')).toBe('second');
  });

  it('answers a reply of null as it answers any other', async ({ expect }) => {
    expect(await send('null', async () => null)).toBeNull();
    expect(await send('null', mustNotRun)).toBeNull();
  });

  it('runs its action once, although two calls race', async ({ expect }) => {
    let runs = 0;
    const action = async () => {
      runs += 1;
      return `run ${runs}`;
    };
    expect(await Promise.all([send('race', action), send('race', action)])).toEqual(['run 1', 'run 1']);
  });

  it('answers for 24 hours, and is free after', async ({ expect }) => {
    const at = (later: number): Context => ({
      ...running.context(PUBLIC_VIEWER),
      clock: () => new Date(clock().getTime() + later),
    });
    const sendAt = (later: number, reply: string) =>
      once(at(later), 'write', { idempotencyKey: 'day' }, async () => reply);
    expect(await sendAt(0, 'first')).toBe('first');
    expect(await sendAt(DAY_MS, 'second')).toBe('first');
    expect(await replied(at(DAY_MS), 'write', { idempotencyKey: 'day' })).toBe('first');
    expect(await replied(at(DAY_MS + 1), 'write', { idempotencyKey: 'day' })).toBeUndefined();
    expect(await sendAt(DAY_MS + 1, 'third')).toBe('third');
    expect(await sendAt(DAY_MS + 2, 'fourth')).toBe('third');
  });
});

it('Keys whose time is over are swept away, others stay', async ({ expect, onTestFinished }) => {
  const databaseUrl = await freshDatabase();
  const graph = await startSubgraphs({ databaseUrl, clock, names: ['alliance'], delivery: 'MANUAL', seed: false });
  onTestFinished(() => graph.close());
  const recorded = [0, -DAY_MS, -DAY_MS - 1, -30 * DAY_MS].map((ago) => new Date(clock().getTime() + ago));
  await connected(databaseUrl, (client) =>
    client.query(
      `insert into kit.idempotency (scope, key, request_hash, reply, recorded_at)
       select 'write:PUBLIC', n, '', 'null', at from unnest($1::timestamptz[]) with ordinality as of_then (at, n)`,
      [recorded],
    ),
  );
  await graph.sweep();
  const { rows } = await connected(databaseUrl, (client) => client.query('select key from kit.idempotency order by 1'));
  expect(rows).toEqual([{ key: '1' }, { key: '2' }]);
});
