import { beforeAll, describe, it } from 'vitest';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { openWorld, type World } from './world.ts';

interface Booked {
  readonly id: string;
  readonly version: number;
}

describe('A meeting with an interpreter', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const mutate = (name: string, input: object, selection: string) => world.mutate(name, input, SECRETARIAT, selection);

  it('is moved, alone or by a swap, only to where its interpreter works', async ({ expect }) => {
    const hours = [{ day: '2027-03-02', from: '10:00', to: '10:40' }];
    const interpreters = [{ languages: ['ZH' as const, 'EN' as const], hours }];
    const forum = await world.forum({ startups: 2, investors: 2, plan: { tables: 3, interpreters } });
    await connected(world.databaseUrl, (client) =>
      client.query(`update meetings.participation set languages = '{ZH}' where party_id = $1`, [forum.investors[0]]),
    );
    await world.judge(forum, (a, b) => ({ stopped: a + b > 0 }));
    const planned = await mutate('planTimetable', { eventId: forum.id, effort: 0 }, 'timetable { id version held }');
    const { id, version, held } = planned.timetable;
    expect(held).toBe(1);
    await mutate('publishTimetable', { id, expectedVersion: version }, 'timetable { id }');
    const { data } = await world.ask(
      `{ meetings(filter: { event: { eq: "${forum.id}" } }) { nodes { id version slot { id } interpreter { number } } } }`,
      SECRETARIAT,
    );
    const [meeting] = data.meetings.nodes;
    expect(meeting.interpreter).toEqual({ number: 1 });
    const move = (slot: number, expectedVersion: number) =>
      mutate('moveMeeting', { id: meeting.id, slotId: forum.slot(slot), expectedVersion }, 'meeting { id version }');
    for (const slot of [3, 4])
      expect(await move(slot, meeting.version)).toEqual({
        meeting: null,
        errors: [{ code: 'INTERPRETER_AWAY', path: ['slotId'] }],
      });
    const other = [forum.slot(1), forum.slot(2)].indexOf(meeting.slot.id) === 0 ? 2 : 1;
    const moved = await move(other, meeting.version);
    expect(moved.errors).toEqual([]);
    const booking = { eventId: forum.id, a: forum.startups[1], b: forum.investors[1], slotId: forum.slot(5) };
    const late: Booked = (await mutate('scheduleMeeting', booking, 'meeting { id version }')).meeting;
    const swap = {
      ...{ id: meeting.id, expectedVersion: moved.meeting.version },
      ...{ otherId: late.id, otherExpectedVersion: late.version },
    };
    expect((await mutate('swapMeetings', swap, 'swap { meeting { id } }')).errors).toEqual([
      { code: 'INTERPRETER_AWAY', path: ['otherId'] },
    ]);
  });

  it('is not published at an hour that its interpreter took back since', async ({ expect }) => {
    const interpreters = [{ languages: ['ZH' as const, 'EN' as const], hours: [] }];
    const forum = await world.forum({ startups: 1, investors: 1, plan: { tables: 1, interpreters } });
    await world.rows(`update meetings.participation set languages = '{ZH}' where party_id = $1`, forum.investors[0]);
    await world.judge(forum);
    const planned = await mutate('planTimetable', { eventId: forum.id, effort: 0 }, 'timetable { id version held }');
    const { id, version, held } = planned.timetable;
    expect(held).toBe(1);
    const hours = JSON.stringify([{ day: '2027-03-03', from: '10:40', to: '11:00' }]);
    await world.rows('update meetings.event_interpreter set hours = $2 where event_id = $1', forum.id, hours);
    const publish = (draft: { id: string; version: number }) =>
      mutate('publishTimetable', { id: draft.id, expectedVersion: draft.version }, 'timetable { id }');
    expect((await publish({ id, version })).errors).toEqual([{ code: 'EVENT_CHANGED', path: ['id'] }]);
    const again = await mutate('planTimetable', { eventId: forum.id, effort: 0 }, 'timetable { id version held }');
    expect(again.timetable.held).toBe(1);
    expect((await publish(again.timetable)).errors).toEqual([]);
  });
});
