import { beforeAll, describe, expect, it } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

const MEETING =
  'meeting { id state version table { number } starts { instant } parties { ... on Startup { id } ... on Investor { id } } history { name before after reason } }';

describe('A meeting', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const schedule = (forum: Forum, a: string, b: string, slotId: string, rest: object = {}, viewer = SECRETARIAT) =>
    world.mutate('scheduleMeeting', { eventId: forum.id, a, b, slotId, ...rest }, viewer, MEETING);
  const change = (name: string, input: object, viewer = SECRETARIAT) => world.mutate(name, input, viewer, MEETING);
  const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code ?? null;
  const kinds = async (id: string) => (await world.recorded('notice.due', id)).map(({ kind, to }) => `${kind} ${to}`);

  it('is scheduled, moved and cancelled, with an audit row for each step and notice to both sides of each change', async () => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const { meeting } = await schedule(forum, a, b, forum.slot(1));
    expect(meeting).toMatchObject({
      state: 'SCHEDULED',
      table: { number: 1 },
      starts: { instant: '2027-03-02T05:00:00.000Z' },
      parties: [{ id: a }, { id: b }],
    });
    const moved = await change('moveMeeting', {
      ...{ id: meeting.id, expectedVersion: 1, slotId: forum.slot(2), tableId: forum.table(2), reason: 'Late flight' },
    });
    expect(moved.meeting).toMatchObject({
      state: 'MOVED',
      table: { number: 2 },
      starts: { instant: '2027-03-02T05:20:00.000Z' },
    });
    const { meeting: over } = await change('cancelMeeting', { id: meeting.id, expectedVersion: 2, reason: 'Ill' });
    expect(over).toMatchObject({
      state: 'CANCELLED',
      history: [
        { name: 'schedule', before: null, after: 'SCHEDULED', reason: null },
        { name: 'move', before: 'SCHEDULED', after: 'MOVED', reason: 'Late flight' },
        { name: 'cancel', before: 'MOVED', after: 'CANCELLED', reason: 'Ill' },
      ],
    });
    expect(await kinds(meeting.id)).toEqual(
      ['MEETING_SCHEDULED', 'MEETING_MOVED', 'MEETING_CANCELLED'].flatMap((kind) => [`${kind} ${a}`, `${kind} ${b}`]),
    );
    expect(
      (await world.recorded('meeting.changed', meeting.id)).map(({ state, table }) => `${state} ${table}`),
    ).toEqual([`SCHEDULED ${forum.table(1)}`, `MOVED ${forum.table(2)}`, `CANCELLED ${forum.table(2)}`]);
  });

  it('is booked by a side once the other has accepted, and not before', async () => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const book = (viewer = actingFor(a)) => schedule(forum, a, b, forum.slot(1), {}, viewer);
    expect(codeOf(await book())).toBe('NOT_AGREED');
    expect(codeOf(await book(actingFor(forum.startups[1]!)))).toBe('FORBIDDEN');
    const proposed = await world.mutate(
      'proposeMeeting',
      { eventId: forum.id, fromId: a, toId: b },
      actingFor(a),
      'proposal { id version }',
    );
    expect(codeOf(await book())).toBe('NOT_AGREED');
    const answer = { id: proposed.proposal.id, accept: true, expectedVersion: proposed.proposal.version };
    await world.mutate('respondToProposal', answer, actingFor(b), 'proposal { id }');
    expect((await book(actingFor(b))).meeting.state).toBe('SCHEDULED');
  });

  it('takes the next free table, and says when none is left', async () => {
    const forum = await world.forum({ startups: 3, investors: 3 });
    const book = (i: number) => schedule(forum, forum.startups[i]!, forum.investors[i]!, forum.slot(1));
    expect((await book(0)).meeting.table.number).toBe(1);
    expect((await book(1)).meeting.table.number).toBe(2);
    expect((await book(2)).errors).toEqual([{ code: 'NO_TABLE_FREE', path: ['slotId'] }]);
  });

  it('keeps a party from a second one at the same time, frees it when cancelled or moved away', async () => {
    const forum = await world.forum();
    const [a, b, c] = [forum.startups[0]!, forum.investors[0]!, forum.investors[1]!];
    const { meeting } = await schedule(forum, a, b, forum.slot(1));
    expect((await schedule(forum, a, c, forum.slot(1))).errors).toEqual([{ code: 'SLOT_TAKEN', path: ['slotId'] }]);
    await change('moveMeeting', { id: meeting.id, expectedVersion: 1, slotId: forum.slot(3) });
    const second = await schedule(forum, a, c, forum.slot(1));
    expect(second.meeting.state).toBe('SCHEDULED');
    const back = await change('moveMeeting', { id: meeting.id, expectedVersion: 2, slotId: forum.slot(1) });
    expect(back.errors).toEqual([{ code: 'SLOT_TAKEN', path: ['slotId'] }]);
    await change('cancelMeeting', { id: second.meeting.id, expectedVersion: 1 });
    const { meeting: again } = await change('moveMeeting', {
      id: meeting.id,
      expectedVersion: 2,
      slotId: forum.slot(1),
    });
    expect(again.starts.instant).toBe('2027-03-02T05:00:00.000Z');
  });

  it('moves to another table at its own time', async () => {
    const forum = await world.forum();
    const { meeting } = await schedule(forum, forum.startups[0]!, forum.investors[0]!, forum.slot(1));
    const moved = await change('moveMeeting', {
      id: meeting.id,
      expectedVersion: 1,
      slotId: forum.slot(1),
      tableId: forum.table(2),
    });
    expect(moved.meeting.table.number).toBe(2);
    const nowhere = { id: meeting.id, expectedVersion: 2, slotId: forum.slot(1), tableId: forum.table(2) };
    expect((await change('moveMeeting', nowhere)).errors).toEqual([{ code: 'SAME_PLACE', path: ['slotId'] }]);
  });

  it('takes place once between two parties', async () => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    await schedule(forum, a, b, forum.slot(1));
    expect(codeOf(await schedule(forum, b, a, forum.slot(2)))).toBe('ALREADY_MEETING');
  });

  it('stays within the sides’ quotas and days', async () => {
    const plan = { sessions: ['2027-03-02', '2027-03-03'].map((day) => ({ day, from: '10:00', to: '11:00' })) };
    const forum = await world.forum({ plan, quota: 1, days: ['2027-03-03'], startups: 2, investors: 2 });
    const [a, b, c] = [forum.startups[0]!, forum.investors[0]!, forum.investors[1]!];
    expect((await schedule(forum, a, b, forum.slot(1))).errors).toEqual([{ code: 'NOT_AVAILABLE', path: ['slotId'] }]);
    expect((await schedule(forum, a, b, forum.slot(4))).meeting.state).toBe('SCHEDULED');
    expect((await schedule(forum, c, a, forum.slot(5))).errors).toEqual([{ code: 'QUOTA_REACHED', path: ['b'] }]);
  });

  it('of a barred pair is refused to the organiser too, and called off when the bar comes later', async () => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const bar = { id: `exclusion_${a}`, a: b, b: a, kind: 'SANCTION_BAR', validFrom: '2026-01-01', validTo: null };
    const { meeting } = await schedule(forum, a, b, forum.slot(1));
    await world.publish('exclusion.changed', bar);
    const text = `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Meeting { state history { name reason } } } }`;
    const { data } = await world.ask(text, actingFor(a), { ids: [{ __typename: 'Meeting', id: meeting.id }] });
    expect(data._entities[0].state).toBe('CANCELLED');
    expect(data._entities[0].history.at(-1)).toEqual({ name: 'cancel', reason: null });
    expect((await kinds(meeting.id)).slice(-2)).toEqual([`MEETING_CANCELLED ${a}`, `MEETING_CANCELLED ${b}`]);
    expect((await schedule(forum, a, b, forum.slot(1))).errors).toEqual([{ code: 'NOT_POSSIBLE', path: [] }]);
    expect((await schedule(forum, a, forum.investors[1]!, forum.slot(1))).meeting.state).toBe('SCHEDULED');
  });

  it('stands in the way of a NEVER until it is cancelled', async () => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const { meeting } = await schedule(forum, a, b, forum.slot(1));
    const never = () =>
      world.mutate(
        'setPreference',
        { eventId: forum.id, byId: a, aboutId: b, wish: 'NEVER' },
        actingFor(a),
        'preference { wish }',
      );
    expect((await never()).errors).toEqual([{ code: 'MEETING_AGREED', path: ['aboutId'] }]);
    await change('cancelMeeting', { id: meeting.id, expectedVersion: 1 }, actingFor(a));
    expect((await never()).preference.wish).toBe('NEVER');
    expect(codeOf(await schedule(forum, a, b, forum.slot(1)))).toBe('NOT_POSSIBLE');
  });

  it('is changed by its sides and the organiser only, on the version they read', async () => {
    const forum = await world.forum();
    const { meeting } = await schedule(forum, forum.startups[0]!, forum.investors[0]!, forum.slot(1));
    const cancel = (viewer: typeof SECRETARIAT, rest: object = {}) =>
      change('cancelMeeting', { id: meeting.id, expectedVersion: 1, ...rest }, viewer);
    expect(codeOf(await cancel(actingFor(forum.startups[1]!)))).toBe('FORBIDDEN');
    expect(codeOf(await cancel(SECRETARIAT, { expectedVersion: 7 }))).toBe('VERSION_CONFLICT');
    expect(codeOf(await cancel(SECRETARIAT, { id: 'meeting_none' }))).toBe('NOT_FOUND');
    const twice = await Promise.all(
      [1, 2].map(() => cancel(actingFor(forum.investors[0]!), { idempotencyKey: 'once' })),
    );
    expect(twice.map(({ meeting: one }) => [one.state, one.version])).toEqual(Array(2).fill(['CANCELLED', 2]));
  });

  it('names the slot or table that the event does not have', async () => {
    const forum = await world.forum();
    const other = await world.forum();
    const book = (slotId: string, rest: object = {}) =>
      schedule(forum, forum.startups[0]!, forum.investors[0]!, slotId, rest);
    expect((await book(other.slot(1))).errors).toEqual([{ code: 'NOT_FOUND', path: ['slotId'] }]);
    expect((await book(forum.slot(1), { tableId: other.table(1) })).errors).toEqual([
      { code: 'NOT_FOUND', path: ['tableId'] },
    ]);
  });
});
