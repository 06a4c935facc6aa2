import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { connected } from '../../harness/server.ts';
import { type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

/** Two processes on one database, four connections each. */
let processes: [SubgraphUnderTest, SubgraphUnderTest];
beforeAll(async () => {
  const first = await startUnderTest(['startups']);
  processes = [first, await startUnderTest(['startups'], { databaseUrl: first.databaseUrl })];
});

/** Each waits for one lock; those for a row are of no database. */
const WAITING = `select count(*)::int as n from pg_locks where not granted and pid in
  (select pid from pg_locks where database = (select oid from pg_database where datname = current_database()))`;

/** Lets writes begin, one after another, and go through only when all of them have come as far as they can. */
async function holding<R>(lock: string, writes: readonly (() => Promise<R>)[]): Promise<R[]> {
  return connected(processes[0].databaseUrl, async (client) => {
    await client.query('begin');
    await client.query(lock);
    const replies: Promise<R>[] = [];
    for (const write of writes) {
      replies.push(write());
      const waiting = async () => (await client.query<{ n: number }>(WAITING)).rows[0]!.n;
      await expect.poll(waiting, { timeout: 5000, interval: 20 }).toBe(replies.length);
    }
    await client.query('commit');
    return Promise.all(replies);
  });
}
const INSERTS = 'lock table startups.market_entry in share mode';
const WRITES = 'lock table startups.startup, startups.market_entry in share mode';

const write = (at: SubgraphUnderTest, mutation: string, startupId: string, input: object) => async () => {
  const type = mutation[0]!.toUpperCase() + mutation.slice(1);
  const text = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { errors { code } } }`;
  const { data, errors } = await at.query(text, viewerOf('FOUNDER', startupId), { input });
  return errors ?? data[mutation].errors;
};

const enters = (startupId: string, country: string, at = processes[0]) =>
  write(at, 'recordMarketEntry', startupId, { startupId, country, since: 2024 });
const opens = (startupId: string, at = processes[0]) => {
  const terms = { round: 'SEED', amount: { amount: '200000', currency: 'USD' }, idempotencyKey: randomUUID() };
  return write(at, 'openRound', startupId, { startupId, ...terms });
};

const last = async (id: string) => (await told(processes[0], 'startup.changed', id)).last!;

// One after another: each holds a whole table.
describe('What is changed of one startup at once', { concurrent: false }, () => {
  it('is told in the end with every country it entered', async () => {
    const id = 'startup_1fit';
    const [here, there] = processes;
    const before = (await last(id)).presentIn as string[];
    const writes = [enters(id, 'DE', here), enters(id, 'FR', there), enters(id, 'PT', here), enters(id, 'ES', there)];
    expect(await holding(INSERTS, writes)).toEqual([[], [], [], []]);
    expect((await last(id)).presentIn).toEqual([...before, 'DE', 'ES', 'FR', 'PT'].sort());
  });

  it('is one entry where two tell of the same country', async () => {
    const id = 'startup_farel';
    const [here, there] = processes;
    const replies = await holding(INSERTS, [enters(id, 'DE', here), enters(id, 'DE', there)]);
    expect(replies).toEqual([[], []]);
    expect((await last(id)).presentIn).toEqual(expect.arrayContaining(['DE']));
  });

  it('is told in the end with the raise it opened and the country it entered', async () => {
    const id = 'startup_chocofamily';
    const [here, there] = processes;
    const writes = [enters(id, 'DE', here), opens(id, there)];
    expect(await holding(WRITES, writes)).toEqual([[], []]);
    expect(await last(id)).toMatchObject({
      raise: { amount: '200000.00' },
      presentIn: expect.arrayContaining(['DE']),
    });
  });

  it('is told in the end with the raise, although its transaction began to write before that of the country', async () => {
    const id = 'startup_deepdee';
    const [here, there] = processes;
    const row = `select from startups.startup where id = '${id}' for update`;
    expect(await holding(row, [enters(id, 'DE', here), opens(id, there)])).toEqual([[], []]);
    expect(await last(id)).toMatchObject({
      raise: { amount: '200000.00' },
      presentIn: expect.arrayContaining(['DE']),
    });
  });

  it('is told in the end with its new name and the country it entered', async () => {
    const id = 'startup_parqour';
    const [here, there] = processes;
    const renames = write(there, 'updateStartup', id, { id, name: 'Renamed', expectedVersion: 1 });
    const writes = [enters(id, 'DE', here), renames];
    expect(await holding(WRITES, writes)).toEqual([[], []]);
    expect(await last(id)).toMatchObject({ names: { en: 'Renamed' }, presentIn: expect.arrayContaining(['DE']) });
  });
});
