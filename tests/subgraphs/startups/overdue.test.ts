import { beforeAll, describe, it } from 'vitest';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

// One by one: they share a clock that they set.
describe('A raise past its last day', { concurrent: false }, () => {
  let now = '2026-11-23T00:00:00Z';
  const clock = () => new Date(now);
  let here: SubgraphUnderTest;
  let there: SubgraphUnderTest;
  beforeAll(async () => {
    here = await startUnderTest(['startups'], { clock });
    there = await startUnderTest(['startups'], { clock, databaseUrl: here.databaseUrl });
  });

  const sweptAt = async (instant: string) => {
    now = instant;
    await Promise.all([here.running.sweep(), there.running.sweep()]);
  };
  const round = async (mutation: string, input: object) => {
    const type = mutation[0]!.toUpperCase() + mutation.slice(1);
    const { data } = await here.query(
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { round { id state version } errors { code } } }`,
      SECRETARIAT,
      { input: { idempotencyKey: `${mutation} ${JSON.stringify(input)} ${now}`, ...input } },
    );
    return data[mutation];
  };
  const opened = async (startupId: string, closesOn: string | null = '2026-11-30') => {
    now = '2026-11-23T00:00:00Z';
    const terms = { startupId, round: 'SEED', amount: { amount: '200000', currency: 'USD' }, closesOn };
    return (await round('openRound', terms)).round as { id: string; version: number };
  };
  const standing = async (id: string) => {
    const { data } = await here.query(`{ startup(id: "${id}") { raising rounds { id state version } } }`, SECRETARIAT);
    return {
      raising: data.startup.raising,
      state: data.startup.rounds[0].state,
      version: data.startup.rounds[0].version,
    };
  };

  it('is open to the end of that day, then expires by itself, and is told', async ({ expect }) => {
    const id = 'startup_1fit';
    await opened(id);
    await sweptAt('2026-11-30T23:59:59Z');
    expect(await standing(id)).toMatchObject({ raising: true, state: 'OPEN' });
    await sweptAt('2026-12-01T00:00:00Z');
    expect(await standing(id)).toMatchObject({ raising: false, state: 'EXPIRED' });
    expect((await told(here, 'startup.changed', id)).last).toMatchObject({ raise: null });
    const { data } = await here.query(`{ startup(id: "${id}") { raise { id } } }`);
    expect(data.startup.raise).toBeNull();
  });

  it('expires once, however often and from wherever it is swept', async ({ expect }) => {
    const id = 'startup_farel';
    const { id: roundId } = await opened(id);
    const { times } = await told(here, 'startup.changed', id);
    await sweptAt('2027-01-01T00:00:00Z');
    await sweptAt('2027-01-01T00:00:15Z');
    expect((await told(here, 'startup.changed', id)).times).toBe(times + 1);
    const steps = `select name, by_role from startups.state_transition where subject_id = $1 and after = 'EXPIRED'`;
    const { rows } = await connected(here.databaseUrl, (client) => client.query(steps, [roundId]));
    expect(rows).toEqual([{ name: 'lapse', by_role: 'SYSTEM' }]);
  });

  it('makes room for another, and how it ended can still be said', async ({ expect }) => {
    const id = 'startup_chocofamily';
    const { id: roundId } = await opened(id);
    await sweptAt('2027-01-01T00:00:00Z');
    const { version } = await standing(id);
    await opened(id, null);
    const { times } = await told(here, 'startup.changed', id);
    const closed = await round('closeRound', { roundId, outcome: 'CLOSED', expectedVersion: version });
    expect(closed).toMatchObject({ round: { state: 'CLOSED' }, errors: [] });
    expect(await told(here, 'startup.changed', id)).toMatchObject({ times, last: { raise: { closesOn: null } } });
  });

  it('without a last day stays open, and one that somebody is changing waits for the next sweep', async ({
    expect,
  }) => {
    await opened('startup_parqour', null);
    await opened('startup_deepdee');
    const row = `begin; select from startups.startup where id = 'startup_deepdee' for update`;
    await connected(here.databaseUrl, async (client) => {
      await client.query(row);
      await sweptAt('2027-06-01T00:00:00Z');
    });
    expect(await standing('startup_deepdee')).toMatchObject({ raising: true, state: 'OPEN' });
    await sweptAt('2027-06-01T00:00:15Z');
    expect(await standing('startup_deepdee')).toMatchObject({ raising: false, state: 'EXPIRED' });
    expect(await standing('startup_parqour')).toMatchObject({ raising: true, state: 'OPEN' });
  });
});
