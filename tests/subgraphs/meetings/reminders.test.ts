import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT, startUnderTest } from '../../harness/subgraph.ts';
import { actingFor, type Forum, NOW, openWorld, type World } from './world.ts';

// One by one: they share a clock that they set.
describe('What time brings', { concurrent: false }, () => {
  let world: World;
  let now = NOW;
  const clock = () => now;
  const at = (instant: string) => {
    now = new Date(instant);
  };
  beforeAll(async () => {
    world = await openWorld(clock);
  });
  const MEETING = 'meeting { id version state }';
  const mutate = (name: string, input: object) => world.mutate(name, input, SECRETARIAT, MEETING);

  /** A meeting at 2027-03-02 05:00 UTC, the first of six slots; booked long before, unless said otherwise. */
  const booked = async (when = '2026-11-23T00:00:00Z') => {
    at('2026-11-23T00:00:00Z');
    const forum = await world.forum();
    at(when);
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const { meeting } = await mutate('scheduleMeeting', { eventId: forum.id, a, b, slotId: forum.slot(1) });
    return { ...forum, a, b, id: meeting.id as string };
  };
  const reminders = async (id: string) =>
    (await world.recorded('notice.due', id))
      .filter(({ kind }) => kind === 'MEETING_SOON')
      .map(({ to, hours }) => `${hours} ${to}`)
      .sort();
  const sweptAt = async (instant: string) => {
    at(instant);
    await world.sweep();
  };

  it('reminds both sides a day and an hour before, each once, however often it is swept', async ({ expect }) => {
    const { id, a, b } = await booked();
    await sweptAt('2027-03-01T04:59:59Z');
    expect(await reminders(id)).toEqual([]);
    await sweptAt('2027-03-01T05:00:00Z');
    await sweptAt('2027-03-01T05:00:15Z');
    expect(await reminders(id)).toEqual([`24 ${b}`, `24 ${a}`].sort());
    await sweptAt('2027-03-02T04:00:00Z');
    await sweptAt('2027-03-02T04:59:59Z');
    await sweptAt('2027-03-02T05:00:00Z');
    expect(await reminders(id)).toEqual([`1 ${a}`, `1 ${b}`, `24 ${a}`, `24 ${b}`].sort());
  });

  it('makes up for what a stop made it miss, as long as it is of use', async ({ expect }) => {
    const { id, a, b } = await booked();
    await sweptAt('2027-03-02T04:30:00Z');
    expect(await reminders(id)).toEqual([`1 ${a}`, `1 ${b}`].sort());
    const over = await booked();
    await sweptAt('2027-03-02T05:00:00Z');
    expect(await reminders(over.id)).toEqual([]);
  });

  it('reminds once although two processes sweep at once, one of them just started', async ({ expect }) => {
    const { id } = await booked();
    at('2027-03-01T12:00:00Z');
    const twin = await startUnderTest(['meetings'], { databaseUrl: world.databaseUrl, clock });
    await Promise.all([world.sweep(), twin.running.sweep(), world.sweep(), twin.running.sweep()]);
    expect(await reminders(id)).toHaveLength(2);
  });

  it('reminds of the time to which a meeting was moved, not of one called off', async ({ expect }) => {
    const moved = await booked();
    const cancelled = await booked();
    await mutate('cancelMeeting', { id: cancelled.id, expectedVersion: 1 });
    await sweptAt('2027-03-01T06:00:00Z');
    expect([await reminders(moved.id), await reminders(cancelled.id)].map(({ length }) => length)).toEqual([2, 0]);
    await mutate('moveMeeting', { id: moved.id, expectedVersion: 1, slotId: moved.slot(4) });
    await sweptAt('2027-03-02T05:00:00Z');
    expect(await reminders(moved.id)).toHaveLength(4);
  });

  it('does not remind a day before of what was agreed within the day', async ({ expect }) => {
    const { id, a, b } = await booked('2027-03-01T20:00:00Z');
    await sweptAt('2027-03-01T21:00:00Z');
    expect(await reminders(id)).toEqual([]);
    await sweptAt('2027-03-02T04:00:00Z');
    expect(await reminders(id)).toEqual([`1 ${a}`, `1 ${b}`].sort());
  });

  it('expires proposals that nobody answered, and tells their authors, although nobody asks', async ({ expect }) => {
    at('2026-11-23T00:00:00Z');
    const { id: eventId, startups, investors }: Forum = await world.forum();
    const input = { eventId, fromId: startups[0], toId: investors[0] };
    const { proposal } = await world.mutate('proposeMeeting', input, actingFor(startups[0]!), 'proposal { id }');
    await sweptAt('2026-11-29T23:59:59Z');
    expect(await world.recorded('notice.due', proposal.id)).toHaveLength(1);
    await sweptAt('2026-11-30T00:00:00Z');
    await sweptAt('2026-11-30T00:00:15Z');
    const told = await world.recorded('notice.due', proposal.id);
    expect(told.map(({ kind, to }) => [kind, to])).toEqual([
      ['PROPOSAL_RECEIVED', investors[0]],
      ['PROPOSAL_EXPIRED', startups[0]],
    ]);
    expect((await world.recorded('proposal.changed', proposal.id)).at(-1)).toMatchObject({ state: 'EXPIRED' });
  });

  it('calls off holds that ran out, with notice, and frees their places', async ({ expect }) => {
    at('2026-11-23T00:00:00Z');
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const input = { eventId: forum.id, a, b, slotId: forum.slot(1), hold: true };
    const { meeting } = await mutate('scheduleMeeting', input);
    await sweptAt('2026-11-23T00:15:00Z');
    const told = await world.recorded('notice.due', meeting.id);
    expect(told.slice(-2).map(({ kind }) => kind)).toEqual(['MEETING_CANCELLED', 'MEETING_CANCELLED']);
  });

  it('reminds although nothing can be learned from an event that is over', async ({ expect }) => {
    await world.forum({ plan: { sessions: [{ day: '2027-02-15', from: '10:00', to: '11:00' }] } });
    const { id } = await booked();
    await world.rows('alter table meetings.introduction rename to mislaid');
    await expect(sweptAt('2027-03-01T05:00:00Z')).rejects.toThrow('introduction');
    expect(await reminders(id)).toHaveLength(2);
    await world.rows('alter table meetings.mislaid rename to introduction');
  });
});
