import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ErrorListener } from '#kit/error-listener';
import { record } from '#kit/outbox';
import { Relay } from '#kit/relay';
import type { RunningSubgraph } from '#kit/start';
import type { Subgraph } from '#kit/subgraph';
import { freshDatabase } from '../harness/database.ts';
import { connected } from '../harness/server.ts';
import { ledger, listener, write } from './world/ledger.ts';
import { opened } from './world/opened.ts';

const AN_HOUR = 3_600_000;

async function open(databaseUrl: string, subgraph: Subgraph, onError?: ErrorListener): Promise<RunningSubgraph> {
  const running = await opened(subgraph, { databaseUrl, onError });
  await running.dispatcher.open();
  return running;
}

describe('Events leave with the change they tell, and arrive', () => {
  it('in the order they were written, in batches of one type', async () => {
    const databaseUrl = await freshDatabase();
    const publisher = await open(databaseUrl, ledger);
    const heard: string[] = [];
    const consumer = await open(
      databaseUrl,
      listener('reader', async (events) => void heard.push(...events.map((e) => e.payload.id))),
    );
    for (let i = 0; i < 1200; i += 100) {
      await publisher.orm.em.fork().transactional(async (em) => {
        for (let j = i; j < i + 100; j++) await write(em, `entry_${j}`, j);
      });
    }
    await new Relay([consumer.dispatcher], databaseUrl).settle();
    expect(heard).toEqual(Array.from({ length: 1200 }, (_, i) => `entry_${i}`));
  });

  it('never when the change is rolled back', async () => {
    const databaseUrl = await freshDatabase();
    const publisher = await open(databaseUrl, ledger);
    const heard: string[] = [];
    const consumer = await open(
      databaseUrl,
      listener('reader', async (events) => void heard.push(...events.map((e) => e.payload.id))),
    );
    const rolledBack = publisher.orm.em.fork().transactional(async (em) => {
      await write(em, 'entry_lost', 1);
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await new Relay([consumer.dispatcher], databaseUrl).settle();
    expect(heard).toEqual([]);
  });

  it('even when it was committed after a younger one', async () => {
    const databaseUrl = await freshDatabase();
    const publisher = await open(databaseUrl, ledger);
    const heard: string[] = [];
    const consumer = await open(
      databaseUrl,
      listener('reader', async (events) => void heard.push(...events.map((e) => e.payload.id))),
    );
    const relay = new Relay([consumer.dispatcher], databaseUrl);
    const slow = publisher.orm.em.fork().transactional(async (em) => {
      await write(em, 'entry_slow', 1);
      await write(publisher.orm.em.fork(), 'entry_quick', 2);
      await consumer.dispatcher.drain();
      await pause(50);
    });
    await slow;
    await relay.settle();
    expect(heard.sort()).toEqual(['entry_quick', 'entry_slow']);
  });

  it('once, when two processes drain at the same time', async () => {
    const databaseUrl = await freshDatabase();
    const publisher = await open(databaseUrl, ledger);
    const heard: string[] = [];
    const reader = listener('reader', async (events) => {
      await pause(20);
      heard.push(...events.map((e) => e.payload.id));
    });
    const [one, two] = [await open(databaseUrl, reader), await open(databaseUrl, reader)];
    for (let i = 0; i < 20; i++) await write(publisher.orm.em.fork(), `entry_${i}`, i);
    await Promise.all([one!, two!].map(({ dispatcher }) => new Relay([dispatcher], databaseUrl).settle()));
    expect(heard).toHaveLength(20);
  });

  it('although others that are not for the reader were passed by before it was committed', async ({ expect }) => {
    const databaseUrl = await freshDatabase();
    const publisher = await open(databaseUrl, ledger);
    const heard: string[] = [];
    const consumer = await open(
      databaseUrl,
      listener('reader', async (events) => void heard.push(...events.map((e) => e.payload.id))),
    );
    const slow = publisher.orm.em.fork().transactional(async (em) => {
      await write(em, 'entry_slow', 1);
      await writeForeign(databaseUrl, 3);
      await consumer.dispatcher.drain();
      expect(await passedBy(databaseUrl, 'reader')).toBe(0);
    });
    await slow;
    await expect.poll(() => consumer.dispatcher.drain().then(() => passedBy(databaseUrl, 'reader'))).toBe(4);
    expect(heard).toEqual(['entry_slow']);
  });

  it('each once, although many writers mix them with others while they are read', async ({ expect }) => {
    const databaseUrl = await freshDatabase();
    const publisher = await open(databaseUrl, ledger);
    const heard: string[] = [];
    const reader = listener('reader', async (events) => void heard.push(...events.map((e) => e.payload.id)));
    const { dispatcher } = await open(databaseUrl, reader);
    const told: string[] = [];
    const writer = async (name: number) => {
      for (let i = 0; i < 20; i++)
        await publisher.orm.em.fork().transactional(async (em) => {
          const isForeign = (name + i) % 3 > 0;
          if (isForeign) record(em, FOREIGN);
          await em.flush();
          await pause((name * 7 + i * 3) % 11);
          if (isForeign) return;
          told.push(`entry_${name}.${i}`);
          await write(em, told.at(-1)!, i);
        });
    };
    let writing = true;
    const reading = (async () => {
      while (writing) await dispatcher.drain();
    })();
    await Promise.all([0, 1, 2, 3].map(writer));
    writing = false;
    await reading;
    await expect.poll(() => dispatcher.drain().then(() => passedBy(databaseUrl, 'reader'))).toBe(80);
    expect(heard.toSorted()).toEqual(told.toSorted());
  });

  it('by the nudge alone, without anybody asking', async ({ expect }) => {
    const databaseUrl = await freshDatabase();
    const publisher = await open(databaseUrl, ledger);
    const heard: string[] = [];
    const consumer = await open(
      databaseUrl,
      listener('reader', async (events) => void heard.push(...events.map((e) => e.payload.id))),
    );
    // Counted by hand: what a mock remembers is cleared when another test of the file begins.
    let turns = 0;
    const drain = consumer.dispatcher.drain.bind(consumer.dispatcher);
    consumer.dispatcher.drain = () => drain().finally(() => turns++);
    const relay = new Relay([consumer.dispatcher], databaseUrl, undefined, AN_HOUR);
    await relay.start();
    // The turn that a start takes is over: nothing but a notification brings another within the hour.
    await expect.poll(() => turns).toBeGreaterThan(0);
    // Each write nudges: while an older transaction runs anywhere in the server, the turn it brings finds nothing yet.
    let written = 0;
    const writeAndHear = async () => {
      await write(publisher.orm.em.fork(), `entry_${++written}`, written);
      return heard[0];
    };
    await expect.poll(writeAndHear).toBe('entry_1');
    await relay.stop();
  });

  it('although the connection that listens was lost: it is opened again', async ({ expect }) => {
    const databaseUrl = await freshDatabase();
    const publisher = await open(databaseUrl, ledger);
    const heard: string[] = [];
    const consumer = await open(
      databaseUrl,
      listener('reader', async (events) => void heard.push(...events.map((e) => e.payload.id))),
    );
    const errors: string[] = [];
    const relay = new Relay([consumer.dispatcher], databaseUrl, (doing) => void errors.push(doing));
    await relay.start();
    const [lost] = await listeners(databaseUrl);
    await connected(databaseUrl, (client) => client.query('select pg_terminate_backend($1)', [lost]));
    await write(publisher.orm.em.fork(), 'entry_1', 1);
    await expect.poll(() => heard).toEqual(['entry_1']);
    await expect.poll(async () => (await listeners(databaseUrl)).length).toBe(1);
    expect(await listeners(databaseUrl)).not.toContain(lost);
    expect(errors).toContain('listening to the outbox');
    await relay.stop();
    expect(await listeners(databaseUrl)).toEqual([]);
  });

  it('although the database fails another consumer, and that is told', async ({ expect }) => {
    const databaseUrl = await freshDatabase();
    const publisher = await open(databaseUrl, ledger);
    const elsewhere = await freshDatabase();
    const broken = await open(
      elsewhere,
      listener('broken', async () => undefined),
    );
    await connected(elsewhere, (client) => client.query('drop table kit.inbox'));
    const heard: string[] = [];
    const consumer = await open(
      databaseUrl,
      listener('reader', async (events) => void heard.push(...events.map((e) => e.payload.id))),
    );
    const errors: string[] = [];
    const relay = new Relay([broken.dispatcher, consumer.dispatcher], databaseUrl, (doing) => void errors.push(doing));
    await relay.start();
    await write(publisher.orm.em.fork(), 'entry_1', 1);
    await expect.poll(() => heard).toEqual(['entry_1']);
    expect(errors).toContain('delivering events to broken');
    await relay.stop();
  });
});

/** An event that no reader here takes. */
const FOREIGN = { type: 'weather.changed', payload: { id: 'weather_1' } };

const writeForeign = (databaseUrl: string, times: number) =>
  connected(databaseUrl, (client) =>
    client.query('insert into kit.outbox (type, payload) select $1, $2 from generate_series(1, $3)', [
      FOREIGN.type,
      FOREIGN.payload,
      times,
    ]),
  );

/** How many events lie behind a reader. */
async function passedBy(databaseUrl: string, consumer: string): Promise<number> {
  const { rows } = await connected(databaseUrl, (client) =>
    client.query<{ n: number }>(
      'select count(*)::int as n from kit.outbox o join kit.inbox i on (o.tx, o.id) <= (i.tx, i.id) where consumer = $1',
      [consumer],
    ),
  );
  return rows[0]!.n;
}

/** Sessions of a database that listen to the outbox. */
async function listeners(databaseUrl: string): Promise<number[]> {
  const { rows } = await connected(databaseUrl, (client) =>
    client.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and query = 'listen outbox'`,
    ),
  );
  return rows.map(({ pid }) => pid);
}
