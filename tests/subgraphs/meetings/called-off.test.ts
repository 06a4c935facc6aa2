import { Client } from 'pg';
import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

type Ended = readonly { code: string; path: string[] }[];

const AGREED = `select state from meetings.meeting where event_id = $1 and state in ('HELD', 'SCHEDULED')
  union all select state from meetings.proposal where event_id = $1 and state in ('DRAFT', 'SENT', 'ACCEPTED')
  union all select 'PLANNED' from meetings.timetable_entry where event_id = $1`;
const WAITING = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

describe('An event that is called off', { concurrent: false }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });

  /** The forum with a transaction open beside it that holds rows until it is told to let go. */
  const held = async (finished: (end: () => Promise<void>) => void, sql: string, ...parameters: unknown[]) => {
    const client = new Client(world.databaseUrl);
    let open = true;
    const letGo = async () => {
      if (open) await client.end();
      open = false;
    };
    finished(letGo);
    await client.connect();
    await client.query('begin');
    await client.query(sql, parameters);
    return { client, letGo };
  };
  const waiting = async () => (await world.rows<{ n: number }>(WAITING))[0]!.n;
  const book = ({ id: eventId, startups, investors, slot }: Forum, i = 0) =>
    world.mutate(
      'scheduleMeeting',
      { eventId, a: startups[i], b: investors[i], slotId: slot(1) },
      SECRETARIAT,
      'meeting { id version }',
    );
  const propose = ({ id: eventId, startups, investors, slot }: Forum, more: object = {}) =>
    world.mutate(
      'proposeMeeting',
      { eventId, fromId: investors[1], toId: startups[1], slotId: slot(2), ...more },
      actingFor(investors[1]!),
      'proposal { id version }',
    );
  const cancel = async ({ id }: Forum) => {
    const [row] = await world.rows<{ version: number }>('select version from meetings.event where id = $1', id);
    return world.mutate('cancelEvent', { id, expectedVersion: row!.version }, SECRETARIAT, 'event { state }');
  };
  const participation = (forum: Forum) => `participation_${forum.id}-${forum.startups[1]}`;

  /** What can be under way, once there is a meeting of the first pair and a proposal of the second. */
  const STEPS: Record<string, (forum: Forum, known: Known) => Promise<{ errors: Ended }>> = {
    scheduleMeeting: (forum) => book(forum, 1),
    proposeMeeting: ({ id: eventId, startups, investors }) =>
      world.mutate(
        'proposeMeeting',
        { eventId, fromId: startups[1], toId: investors[0], draft: true },
        actingFor(startups[1]!),
        'proposal { id }',
      ),
    respondToProposal: ({ startups }, { proposal: { id, version } }) =>
      world.mutate(
        'respondToProposal',
        { id, accept: true, expectedVersion: version },
        actingFor(startups[1]!),
        'proposal { state }',
      ),
    counterProposal: ({ startups, slot }, { proposal: { id, version } }) =>
      world.mutate(
        'counterProposal',
        { id, slotId: slot(3), expectedVersion: version },
        actingFor(startups[1]!),
        'proposal { state }',
      ),
    moveMeeting: ({ slot }, { meeting: { id, version } }) =>
      world.mutate('moveMeeting', { id, slotId: slot(4), expectedVersion: version }, SECRETARIAT, 'meeting { id }'),
    setPreference: ({ id: eventId, startups: [, byId], investors: [aboutId] }) =>
      world.mutate('setPreference', { eventId, byId, aboutId, wish: 'WANT' }, actingFor(byId!), 'preference { wish }'),
    updateParticipation: (forum) =>
      world.mutate(
        'updateParticipation',
        { id: participation(forum), quota: 9, expectedVersion: 1 },
        SECRETARIAT,
        'participation { quota }',
      ),
    withdrawParticipation: (forum) =>
      world.mutate(
        'withdrawParticipation',
        { id: participation(forum), expectedVersion: 1 },
        SECRETARIAT,
        'participation { active }',
      ),
    planTimetable: ({ id: eventId }) =>
      world.mutate('planTimetable', { eventId, effort: 0 }, SECRETARIAT, 'timetable { id }'),
  };
  interface Known {
    readonly meeting: { id: string; version: number };
    readonly proposal: { id: string; version: number };
  }
  const agreed = async (): Promise<[Forum, Known]> => {
    const forum = await world.forum();
    await world.judge(forum);
    return [forum, { meeting: (await book(forum)).meeting, proposal: (await propose(forum)).proposal }];
  };

  it.for(Object.entries(STEPS))(
    'leaves nothing agreed behind, also of %s under way',
    async ([, step], { expect, onTestFinished }) => {
      const [forum, known] = await agreed();
      const { letGo } = await held(
        onTestFinished,
        'select from meetings.participation where event_id = $1 for update',
        forum.id,
      );
      const under = step(forum, known);
      await expect.poll(waiting).toBe(1);
      let ended = false;
      const cancelled = cancel(forum).finally(() => {
        ended = true;
      });
      await expect.poll(async () => ended || (await waiting()) === 2).toBe(true);
      await letGo();
      expect((await under).errors).toEqual([]);
      expect(await cancelled).toEqual({ event: { state: 'CANCELLED' }, errors: [] });
      expect(await world.rows(AGREED, forum.id)).toEqual([]);
      expect(await world.faults()).toEqual([0, 0]);
    },
  );

  it.for(Object.entries(STEPS))(
    'and %s, which waits for it, holds nothing meanwhile that others need',
    async ([, step], { expect, onTestFinished }) => {
      const [forum, known] = await agreed();
      const { client, letGo } = await held(
        onTestFinished,
        'select from meetings.event where id = $1 for update',
        forum.id,
      );
      const under = step(forum, known);
      await expect.poll(waiting).toBe(1);
      for (const table of ['participation', 'meeting', 'proposal'])
        await client.query(`select from meetings.${table} where event_id = $1 for update nowait`, [forum.id]);
      await letGo();
      expect((await under).errors).toEqual([]);
    },
  );

  it('does not make those wait for each other who agree at it', async ({ expect, onTestFinished }) => {
    const forum = await world.forum();
    const { letGo } = await held(onTestFinished, 'select from meetings.event where id = $1 for share', forum.id);
    expect((await book(forum)).errors).toEqual([]);
    expect((await propose(forum)).errors).toEqual([]);
    await letGo();
  });
});
