import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT, startUnderTest } from '../../harness/subgraph.ts';
import { actingFor, openWorld, type World } from './world.ts';

/** Plain inserts that wait for each other end in one winner too: PostgreSQL refuses the others as a deadlock (40P01). */
const REFUSED = ['engagement_one_at_a_time', '40P01'];

describe('When many book at once', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  it('the database lets one of eight connections take a party or a table, past all code of ours', async () => {
    const insert = `insert into meetings.engagement (id, resource, during, state, meeting_id)
      values ($1, $2, '[2027-03-02 05:00+00,2027-03-02 05:20+00)', 'CONFIRMED', $1)`;
    for (const resource of ['startup_raced', 'event-table_raced-01']) {
      const tries = Array.from({ length: 8 }, () =>
        connected(world.databaseUrl, (client) => client.query(insert, [randomUUID(), resource])),
      );
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(REFUSED).toContain(outcome.reason.constraint ?? outcome.reason.code);
    }
  });

  it('one of six investors gets a startup’s slot, over three connections pools; the others are told it is taken', async () => {
    const forum = await world.forum({ startups: 1, investors: 6, plan: { tables: 9 } });
    const processes = [world, ...(await Promise.all([1, 2].map(() => otherProcess(world))))];
    const answers = await Promise.all(
      forum.investors.map((b, i) =>
        processes[i % 3]!.mutate(
          'scheduleMeeting',
          { eventId: forum.id, a: forum.startups[0], b, slotId: forum.slot(1), idempotencyKey: `race-${i}` },
          SECRETARIAT,
          'meeting { id }',
        ),
      ),
    );
    expect(answers.filter(({ meeting }) => meeting)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors)).toEqual(Array(5).fill({ code: 'SLOT_TAKEN', path: ['slotId'] }));
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('two of six pairs get the two tables', async () => {
    const forum = await world.forum({ startups: 6, investors: 6 });
    const answers = await Promise.all(
      forum.startups.map((a, i) =>
        world.mutate(
          'scheduleMeeting',
          { eventId: forum.id, a, b: forum.investors[i], slotId: forum.slot(1) },
          SECRETARIAT,
          'meeting { table { number } }',
        ),
      ),
    );
    const tables = answers.flatMap(({ meeting }) => (meeting ? [meeting.table.number] : []));
    expect(tables.sort()).toEqual([1, 2]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual(Array(4).fill({ code: 'NO_TABLE_FREE', path: ['slotId'] }));
  });

  it('a party with room for one more meeting takes one more', async () => {
    const forum = await world.forum({ startups: 1, investors: 3, quota: 1, plan: { tables: 3 } });
    const answers = await Promise.all(
      forum.investors.map((b, i) =>
        world.mutate(
          'scheduleMeeting',
          { eventId: forum.id, a: forum.startups[0], b, slotId: forum.slot(i + 1) },
          SECRETARIAT,
          'meeting { id }',
        ),
      ),
    );
    expect(answers.filter(({ meeting }) => meeting)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors)).toEqual(Array(2).fill({ code: 'QUOTA_REACHED', path: ['a'] }));
  });

  it('bookings, moves and cancellations in disorder leave no party and no table twice at one instant', async () => {
    const forum = await world.forum({ startups: 4, investors: 4 });
    const seed = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4];
    const meetings: { id: string; version: number }[] = [];
    const act = async (n: number, i: number): Promise<void> => {
      const slotId = forum.slot(1 + ((n + i) % 6));
      const pair = { a: forum.startups[n % 4], b: forum.investors[i % 4] };
      const known = i % 3 === 0 ? meetings.pop() : undefined;
      const [name, input] = known
        ? i % 2
          ? ['cancelMeeting', { id: known.id, expectedVersion: known.version }]
          : ['moveMeeting', { id: known.id, expectedVersion: known.version, slotId }]
        : ['scheduleMeeting', { eventId: forum.id, ...pair, slotId }];
      const { meeting, errors } = await world.mutate(
        name as string,
        input as object,
        SECRETARIAT,
        'meeting { id version state }',
      );
      if (meeting && meeting.state !== 'CANCELLED') meetings.push(meeting);
      for (const { code } of errors)
        expect(['SLOT_TAKEN', 'NO_TABLE_FREE', 'ALREADY_MEETING', 'SAME_PLACE']).toContain(code);
    };
    for (let i = 0; i < seed.length; i += 6) await Promise.all(seed.slice(i, i + 6).map((n, j) => act(n, i + j)));
    expect(meetings.length).toBeGreaterThan(3);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('the same key eight times at once gives one meeting and eight equal replies', async () => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const input = { eventId: forum.id, a, b, slotId: forum.slot(1), idempotencyKey: 'same' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => world.mutate('scheduleMeeting', input, SECRETARIAT, 'meeting { id version }')),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0].meeting.version).toBe(1);
    const { data } = await world.ask('{ meetings { totalCount } }', actingFor(a));
    expect(data.meetings.totalCount).toBe(1);
    const other = await world.mutate(
      'scheduleMeeting',
      { ...input, slotId: forum.slot(2) },
      SECRETARIAT,
      'meeting { id }',
    );
    expect(other.errors).toEqual([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }]);
  });
});

/** The same subgraph once more, with connections of its own, as another process would have. */
async function otherProcess(world: World): Promise<Pick<World, 'mutate'>> {
  const twin = await startUnderTest(['meetings'], { databaseUrl: world.databaseUrl });
  const mutate: World['mutate'] = async (name, input, viewer, selection) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const text = `mutation($input: ${type}!) { ${name}(input: $input) { ${selection} errors { code path } } }`;
    return (await twin.query(text, viewer, { input })).data[name];
  };
  return { mutate };
}
