import { beforeAll, describe, expect, it } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, NOW, openWorld, type World } from './world.ts';

// One by one: they share a clock that they set.
describe('As time goes by', { concurrent: false }, () => {
  let world: World;
  let now = NOW;
  beforeAll(async () => {
    world = await openWorld(() => now);
  });
  const at = (instant: string) => {
    now = new Date(instant);
  };
  const MEETING = 'meeting { id state version heldUntil history { name } }';
  const schedule = (eventId: string, a: string, b: string, slotId: string, rest: object = {}) =>
    world.mutate('scheduleMeeting', { eventId, a, b, slotId, ...rest }, SECRETARIAT, MEETING);
  const change = (name: string, id: string, expectedVersion: number, rest: object = {}) =>
    world.mutate(name, { id, expectedVersion, ...rest }, SECRETARIAT, MEETING);

  it('a proposal that nobody answered expires, cannot be accepted, and makes room for another', async () => {
    at('2026-11-23T00:00:00Z');
    const { id, startups, investors } = await world.forum();
    const [a, b] = [startups[0]!, investors[0]!];
    const propose = () =>
      world.mutate(
        'proposeMeeting',
        { eventId: id, fromId: a, toId: b },
        actingFor(a),
        'proposal { id state version }',
      );
    const { proposal } = await propose();
    at('2026-11-30T00:00:00Z');
    const answer = { id: proposal.id, accept: true, expectedVersion: proposal.version };
    const refused = await world.mutate('respondToProposal', answer, actingFor(b), 'proposal { id }');
    expect(refused.errors).toEqual([{ code: 'PROPOSAL_EXPIRED', path: [] }]);
    const { data } = await world.ask('{ meetingProposals { nodes { state } } }', actingFor(a));
    expect(data.meetingProposals.nodes).toEqual([{ state: 'EXPIRED' }]);
    expect((await propose()).proposal.state).toBe('SENT');
    expect((await world.recorded('proposal.changed', proposal.id)).at(-1)).toMatchObject({ state: 'EXPIRED' });
  });

  it('a hold keeps slot and table for a quarter of an hour, then gives way with notice', async () => {
    at('2026-11-23T00:00:00Z');
    const forum = await world.forum({ startups: 2, investors: 2 });
    const { id, startups, investors, slot, table } = forum;
    const { meeting } = await schedule(id, startups[0]!, investors[0]!, slot(1), { hold: true, tableId: table(1) });
    expect(meeting).toMatchObject({ state: 'HELD', heldUntil: '2026-11-23T00:15:00.000Z' });
    const rival = () => schedule(id, startups[1]!, investors[1]!, slot(1), { tableId: table(1) });
    at('2026-11-23T00:14:59Z');
    expect((await rival()).errors).toEqual([{ code: 'SLOT_TAKEN', path: ['tableId'] }]);
    at('2026-11-23T00:15:00Z');
    expect((await change('confirmMeeting', meeting.id, meeting.version)).errors[0].code).toBe('HOLD_LAPSED');
    expect((await rival()).meeting.state).toBe('SCHEDULED');
    const told = await world.recorded('notice.due', meeting.id);
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      'MEETING_CANCELLED',
      'MEETING_CANCELLED',
      'MEETING_HELD',
      'MEETING_HELD',
    ]);
  });

  it('a hold that is confirmed in time stands', async () => {
    at('2026-11-23T00:00:00Z');
    const { id, startups, investors, slot } = await world.forum();
    const { meeting } = await schedule(id, startups[0]!, investors[0]!, slot(1), { hold: true });
    at('2026-11-23T00:14:00Z');
    const confirmed = await change('confirmMeeting', meeting.id, meeting.version);
    expect(confirmed.meeting).toMatchObject({
      state: 'SCHEDULED',
      heldUntil: null,
      history: [{ name: 'hold' }, { name: 'confirm' }],
    });
    at('2026-11-23T09:00:00Z');
    expect((await schedule(id, startups[0]!, investors[1]!, slot(1))).errors).toEqual([
      { code: 'SLOT_TAKEN', path: ['slotId'] },
    ]);
  });

  it('a meeting is done or missed once it has started, and is then neither moved nor cancelled', async () => {
    at('2026-11-23T00:00:00Z');
    const { id, startups, investors, slot } = await world.forum();
    const { meeting } = await schedule(id, startups[0]!, investors[0]!, slot(1));
    expect((await change('recordAttendance', meeting.id, 1, { tookPlace: true })).errors[0].code).toBe('NOT_STARTED');
    at('2027-03-02T05:00:00Z');
    expect((await schedule(id, startups[1]!, investors[1]!, slot(1))).errors).toEqual([
      { code: 'SLOT_PAST', path: ['slotId'] },
    ]);
    expect((await change('moveMeeting', meeting.id, 1, { slotId: slot(2) })).errors[0].code).toBe('ALREADY_STARTED');
    expect((await change('cancelMeeting', meeting.id, 1)).errors[0].code).toBe('ALREADY_STARTED');
    expect((await change('recordAttendance', meeting.id, 1, { tookPlace: false })).meeting.state).toBe('NO_SHOW');
    expect((await change('recordAttendance', meeting.id, 2, { tookPlace: true })).errors[0].code).toBe(
      'ILLEGAL_TRANSITION',
    );
  });

  it('the next meeting is the one that is not over yet', async () => {
    at('2026-11-23T00:00:00Z');
    const { id, startups, investors, slot } = await world.forum();
    const first = (await schedule(id, startups[0]!, investors[0]!, slot(1))).meeting.id;
    const second = (await schedule(id, startups[0]!, investors[1]!, slot(3))).meeting.id;
    const next = async () =>
      (
        await world.ask(
          'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Startup { nextMeeting { id } } } }',
          SECRETARIAT,
          {
            ids: [{ __typename: 'Startup', id: startups[0] }],
          },
        )
      ).data._entities[0].nextMeeting?.id ?? null;
    expect(await next()).toBe(first);
    at('2027-03-02T05:20:00Z');
    expect(await next()).toBe(second);
    at('2027-03-02T06:00:00Z');
    expect(await next()).toBe(null);
  });

  it('an event that is over takes no participant', async () => {
    at('2026-11-23T00:00:00Z');
    const { id } = await world.forum();
    await world.party('technopark_late', 'KZ');
    at('2027-03-03T06:00:00Z');
    const input = { eventId: id, partyId: 'technopark_late', role: 'HOST', languages: ['RU'] };
    const late = await world.mutate(
      'registerParticipation',
      input,
      actingFor('technopark_late'),
      'participation { id }',
    );
    expect(late.errors).toEqual([{ code: 'EVENT_OVER', path: ['eventId'] }]);
  });
});
