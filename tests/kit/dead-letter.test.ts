import { describe, it } from 'vitest';
import type { Handler } from '#kit/subgraph';
import { startSubgraphs } from '#subgraphs';
import { freshDatabase } from '../harness/database.ts';
import { connected } from '../harness/server.ts';
import { type EntryWritten, ledger, listener, write } from './world/ledger.ts';
import { clock, opened } from './world/opened.ts';

/** A publisher and a reader that takes events as `handle` does, at the second of the test's own clock. */
async function world(handle: Handler<EntryWritten>) {
  let second = 0;
  const databaseUrl = await freshDatabase();
  const publisher = await opened(ledger, { databaseUrl });
  const told: string[] = [];
  const reader = await opened(listener('reader', handle), {
    databaseUrl,
    clock: () => new Date(clock().getTime() + second * 1000),
    onError: (doing) => told.push(doing.replace(/written \d+/, 'written #')),
  });
  const { dispatcher } = reader;
  await dispatcher.open();
  return {
    ...{ dispatcher, told },
    write: (id: string, amount = 1) => write(publisher.orm.em.fork(), id, amount),
    /** Takes turns as long as anything can be taken, at a second of the clock. */
    async drainAt(at: number) {
      second = at;
      // What an older transaction elsewhere in the server holds back is pending, and comes in a later turn.
      while (await dispatcher.pending()) await dispatcher.drain();
    },
    setAside: () =>
      connected(databaseUrl, async (client) => {
        const { rows } = await client.query<{ id: string }>(
          `select payload->>'id' as id from kit.dead_letter d join kit.outbox o on o.id = d.outbox_id order by o.tx, o.id`,
        );
        return rows.map(({ id }) => id);
      }),
  };
}

const RETRIES = [0, 1, 6, 36, 336];

describe('An event that its reader cannot take', () => {
  it('is not lost by a fault of 2.8 seconds in which forty more are written', async ({ expect }) => {
    let broken = true;
    const heard: string[] = [];
    const { write, drainAt, setAside } = await world(async (events) => {
      if (broken) throw new Error('out of ink');
      heard.push(...events.map(({ payload }) => payload.id));
    });
    const ids = Array.from({ length: 40 }, (_, i) => `entry_${i}`);
    for (const [i, id] of ids.entries()) {
      await write(id);
      await drainAt((i * 2.8) / 40);
    }
    broken = false;
    await drainAt(7);
    expect([heard, await setAside()]).toEqual([ids, []]);
  });

  it('is tried five times, after growing pauses; turns between them count for nothing, and what is behind it waits', async ({
    expect,
  }) => {
    const at: number[] = [];
    const heard: string[] = [];
    const { write, drainAt, setAside, told } = await world(async (events, { clock: now }) => {
      const second = (now().getTime() - clock().getTime()) / 1000;
      if (at.at(-1) !== second && events.some(({ payload }) => payload.amount < 0)) at.push(second);
      if (events.some(({ payload }) => payload.amount < 0)) throw new Error('negative');
      heard.push(...events.map(({ payload }) => payload.id));
    });
    await write('entry_bad', -1);
    await write('entry_good');
    for (const second of [0, 0.5, 0.99, 1, 3, 5.9, 6, 20, 35, 36, 100, 335]) await drainAt(second);
    expect([at, heard, await setAside()]).toEqual([[0, 1, 6, 36], [], []]);
    await drainAt(336);
    expect([at, heard, await setAside()]).toEqual([RETRIES, ['entry_good'], ['entry_bad']]);
    expect(told).toEqual([1, 2, 3, 4, 5].map((n) => `reader taking entry.written #, attempt ${n} of 5`));
  });

  it('starts its count anew: failures of an event before it are not its own', async ({ expect }) => {
    let failures = 0;
    const heard: string[] = [];
    const { write, drainAt, setAside } = await world(async (events) => {
      if (failures > 0) throw new Error('out of ink');
      heard.push(...events.map(({ payload }) => payload.id));
    });
    for (const [i, id] of ['entry_a', 'entry_b'].entries()) {
      failures = 1;
      await write(id);
      for (const second of RETRIES.slice(0, 4)) await drainAt(i * 1000 + second);
      failures = 0;
      await drainAt(i * 1000 + 336);
    }
    expect([heard, await setAside()]).toEqual([['entry_a', 'entry_b'], []]);
  });
});

it('A database of before, whose readers had no pauses, gets them when it is opened', async ({ expect }) => {
  const databaseUrl = await freshDatabase();
  await connected(databaseUrl, async (client) => {
    await client.query('create schema kit');
    await client.query(`create table kit.inbox (consumer text primary key, tx xid8 not null default '0',
      id bigint not null default 0, attempts int not null default 0)`);
  });
  const publisher = await opened(ledger, { databaseUrl });
  const heard: string[] = [];
  const { dispatcher } = await opened(
    listener('reader', async (events) => void heard.push(...events.map(({ payload }) => payload.id))),
    { databaseUrl },
  );
  await dispatcher.open();
  await write(publisher.orm.em.fork(), 'entry_1', 1);
  while (await dispatcher.pending()) await dispatcher.drain();
  expect(heard).toEqual(['entry_1']);
});

describe('Events that were set aside', () => {
  it('are taken when their subgraph starts again, and none has the last word over what came after it', async ({
    expect,
  }) => {
    let broken = new Set([-1, -2, -3]);
    const state = new Map<string, number>();
    const heard: number[] = [];
    const ends: number[] = [];
    const { write, drainAt, setAside, dispatcher, told } = await world(async (events, { em }) => {
      ends.push(events.at(-1)!.payload.amount);
      for (const { payload } of events) {
        // An error of the database: the transaction is of no more use but for what a savepoint keeps.
        if (broken.has(payload.amount))
          await em.getConnection().execute('select 1 / 0', [], 'all', em.getTransactionContext());
        heard.push(payload.amount);
        state.set(payload.id.split('.')[0]!, payload.amount);
      }
    });
    for (const [i, [id, amount]] of [
      ['entry_a.1', 1],
      ['entry_a.2', -1],
      ['entry_a.3', -2],
      ['entry_b.1', -3],
      ['entry_a.4', 4],
    ].entries()) {
      await write(id as string, amount as number);
      for (const second of RETRIES) await drainAt(i * 1000 + second);
    }
    expect([heard, await setAside()]).toEqual([
      [1, 4],
      ['entry_a.2', 'entry_a.3', 'entry_b.1'],
    ]);
    broken = new Set([-2]);
    const before = told.length;
    ends.length = 0;
    expect(await dispatcher.replay()).toBe(2);
    // What came after a letter is in the handler's hands with it: who acts on events acts on no old state.
    expect(ends).toEqual([4, 4, 4]);
    expect(heard).toEqual([1, 4, -1, 4, -3, 4]);
    expect([state.get('entry_a'), state.get('entry_b'), await setAside()]).toEqual([4, -3, ['entry_a.3']]);
    expect(told.slice(before)).toEqual(['reader taking entry.written that was set aside']);
    expect(await dispatcher.pending()).toBe(false);
  });

  it('come back in a graph that is started, without anybody asking', async ({ expect }) => {
    const databaseUrl = await freshDatabase();
    const start = () => startSubgraphs({ databaseUrl, clock, names: ['startups', 'support'], delivery: 'MANUAL' });
    const copies = async () =>
      (await connected(databaseUrl, (client) => client.query('select id from support.startup_copy order by id'))).rows;
    await (await start()).close();
    const all = await copies();
    await connected(databaseUrl, async (client) => {
      await client.query(`insert into kit.dead_letter (consumer, outbox_id, error)
        select 'support', min(id), 'Error: out of ink' from kit.outbox where type = 'startup.changed'`);
      await client.query(`delete from support.startup_copy where id =
        (select payload->>'id' from kit.outbox join kit.dead_letter on outbox_id = id)`);
    });
    expect(await copies()).toHaveLength(all.length - 1);
    await (await start()).close();
    expect(await copies()).toEqual(all);
  });
});
