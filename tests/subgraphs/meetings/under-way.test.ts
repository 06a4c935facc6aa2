/** An event is under way: it is planned, booked and called off while some of its meetings have begun. */
import { beforeEach, describe, it } from 'vitest';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { type Forum, NOW, openWorld, type World } from './world.ts';

/** In the second of the three slots of the first day, 10:20 to 10:40 in Almaty. */
const UNDER_WAY = new Date('2027-03-02T05:30:00Z');

describe('While an event is under way', { concurrent: false }, () => {
  let now = NOW;
  let world: World;
  beforeEach(async () => {
    now = NOW;
    world = await openWorld(() => now);
  });
  const book = (forum: Forum, a: number, b: number, slot: number) =>
    world.mutate(
      'scheduleMeeting',
      { eventId: forum.id, a: forum.startups[a], b: forum.investors[b], slotId: forum.slot(slot) },
      SECRETARIAT,
      'meeting { id }',
    );
  const plan = (input: object) =>
    world.mutate(
      'planTimetable',
      { effort: 0, ...input },
      SECRETARIAT,
      'timetable { id version state meetings(first: 100) { nodes { slot { id } } } }',
    );
  const eventOf = async ({ id }: Forum) => (await world.ask(`{ event(id: "${id}") { version state } }`)).data.event;

  it('a draft holds its tables until its meetings begin: a rival gets another time, and what is published is whole', async ({
    expect,
  }) => {
    const forum = await world.forum({ startups: 3, investors: 3, quota: 2, plan: { tables: 1 } });
    await world.judge(forum, (a, b) => ({ stopped: a === 2 || b === 2 }));
    now = UNDER_WAY;
    const { timetable } = await plan({ eventId: forum.id });
    const slots = timetable.meetings.nodes.map((one: { slot: { id: string } }) => one.slot.id);
    const taken = [3, 4, 5, 6].find((n) => slots.includes(forum.slot(n)))!;
    expect((await book(forum, 2, 2, taken)).errors).toMatchObject([{ code: 'SLOT_TAKEN' }]);
    const { errors } = await world.mutate(
      'publishTimetable',
      { id: timetable.id, expectedVersion: timetable.version },
      SECRETARIAT,
      'timetable { state }',
    );
    expect(errors).toEqual([]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('a draft whose first meetings have begun is not published as it is', async ({ expect }) => {
    const forum = await world.forum();
    await world.judge(forum);
    const { timetable } = await plan({ eventId: forum.id });
    now = UNDER_WAY;
    const publishing = { id: timetable.id, expectedVersion: timetable.version };
    const { errors } = await world.mutate('publishTimetable', publishing, SECRETARIAT, 'timetable { state }');
    expect(errors).toEqual([{ code: 'EVENT_CHANGED', path: ['id'] }]);
  });

  it('it can be called off: meetings to come end, one that has begun is left to those who record it', async ({
    expect,
  }) => {
    const forum = await world.forum();
    const [begun, ahead] = [(await book(forum, 0, 0, 2)).meeting.id, (await book(forum, 1, 1, 4)).meeting.id];
    now = UNDER_WAY;
    const call = { id: forum.id, expectedVersion: (await eventOf(forum)).version, reason: 'Fire' };
    expect((await world.mutate('cancelEvent', call, SECRETARIAT, 'event { state }')).errors).toEqual([]);
    const states = await connected(
      world.databaseUrl,
      async (client) =>
        (await client.query('select id, state from meetings.meeting where event_id = $1', [forum.id])).rows,
    );
    expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
      [begun]: 'SCHEDULED',
      [ahead]: 'CANCELLED',
    });
  });

  it('a retried plan gives the first reply, whatever became of the event since', async ({ expect }) => {
    const forum = await world.forum();
    await world.judge(forum);
    const input = { eventId: forum.id, idempotencyKey: 'once' };
    const first = await plan(input);
    const call = { id: forum.id, expectedVersion: (await eventOf(forum)).version };
    await world.mutate('cancelEvent', call, SECRETARIAT, 'event { state }');
    const again = await plan(input);
    expect([again.errors, again.timetable.id]).toEqual([[], first.timetable.id]);
    expect((await plan({ ...input, effort: 1 })).errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });
});
