import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, openWorld, type World } from './world.ts';

const EVENT = {
  ...{ name: 'Demo day', venue: 'Hall', country: 'KZ', timeZone: 'Asia/Almaty', slotMinutes: 20, tables: 3 },
  sessions: [{ day: '2027-04-06', from: '09:00', to: '10:30' }],
};

describe('What people write about events and meetings', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });

  it('says something and is no book, or the input at fault is named', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const at = { eventId: forum.id, a, b, slotId: forum.slot(1) };
    const { meeting } = await world.mutate('scheduleMeeting', at, SECRETARIAT, 'meeting { id }');
    const other = { a: forum.startups[1], b: forum.investors[1], slotId: forum.slot(2) };
    const beside = (await world.mutate('scheduleMeeting', { ...at, ...other }, SECRETARIAT, 'meeting { id }')).meeting;
    const proposing = { eventId: forum.id, fromId: forum.investors[1], toId: a };
    const proposer = actingFor(forum.investors[1]!);
    const sent = await world.mutate('proposeMeeting', proposing, proposer, 'proposal { id version }');
    const here = { id: meeting.id, expectedVersion: 1 };
    const event = { id: forum.id, expectedVersion: 2 };
    const rest: [string, object, string, string][] = [
      ['createEvent', EVENT, 'name', 'event { id }'],
      ['createEvent', EVENT, 'venue', 'event { id }'],
      ['updateEvent', event, 'name', 'event { id }'],
      ['updateEvent', event, 'venue', 'event { id }'],
      ['closeEvent', event, 'reason', 'event { id }'],
      ['cancelEvent', event, 'reason', 'event { id }'],
      ['moveMeeting', { ...here, slotId: forum.slot(3) }, 'reason', 'meeting { id }'],
      ['cancelMeeting', here, 'reason', 'meeting { id }'],
      ['recordAttendance', { ...here, tookPlace: true }, 'reason', 'meeting { id }'],
      ['correctAttendance', { ...here, tookPlace: true }, 'reason', 'meeting { id }'],
      ['rateMeeting', { id: meeting.id, byId: a, stars: 5 }, 'comment', 'meeting { id }'],
      ['swapMeetings', { ...here, otherId: beside.id, otherExpectedVersion: 1 }, 'reason', 'swap { meeting { id } }'],
      ['counterProposal', { ...sent.proposal, slotId: forum.slot(4) }, 'message', 'proposal { id }'],
      ['proposeMeeting', { ...proposing, toId: forum.startups[1] }, 'message', 'proposal { id }'],
    ];
    for (const [name, input, field, selection] of rest)
      for (const text of ['', ' \t\n', 'x'.repeat(1_000_000), 'a\0b']) {
        const { version: expectedVersion, ...said } = input as { version?: number };
        const asked = { ...said, ...(expectedVersion && { expectedVersion }), [field]: text };
        const { errors } = await world.mutate(name, asked, SECRETARIAT, selection);
        expect([name, errors]).toEqual([name, [{ code: 'INVALID_TEXT', path: [field] }]]);
      }
  });

  it('may be as long as 200 characters of a name and 2,000 of words', async ({ expect }) => {
    const name = 'é'.repeat(200);
    const { event } = await world.mutate('createEvent', { ...EVENT, name }, SECRETARIAT, 'event { id name { text } }');
    expect(event.name.text).toBe(name);
    const call = { id: event.id, expectedVersion: 1, reason: 'w'.repeat(2000) };
    expect((await world.mutate('cancelEvent', call, SECRETARIAT, 'event { state }')).errors).toEqual([]);
    const longer = { ...EVENT, name: `${name}é` };
    expect((await world.mutate('createEvent', longer, SECRETARIAT, 'event { id }')).errors[0].code).toBe(
      'INVALID_TEXT',
    );
  });
});
