import { beforeAll, describe, it } from 'vitest';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

const PROPOSAL = 'proposal { id state version expiresAt slot { id } answers { id state } history { name } }';

describe('A proposal that names a time', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const propose = ({ id: eventId, startups, investors }: Forum, rest: object = {}) =>
    world.mutate(
      'proposeMeeting',
      { eventId, fromId: startups[0], toId: investors[0], ...rest },
      actingFor(startups[0]!),
      PROPOSAL,
    );
  const counter = (id: string, by: string, slotId: string, rest: object = {}) =>
    world.mutate('counterProposal', { id, slotId, expectedVersion: 2, ...rest }, actingFor(by), PROPOSAL);

  it('is answered with another time, back and forth, until one side accepts', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const first = (await propose(forum, { slotId: forum.slot(1) })).proposal;
    expect(first.slot).toEqual({ id: forum.slot(1) });
    const second = (await counter(first.id, b, forum.slot(2), { message: 'Rather later' })).proposal;
    expect(second).toMatchObject({
      ...{ state: 'SENT', slot: { id: forum.slot(2) }, answers: { id: first.id, state: 'DECLINED' } },
    });
    expect(await world.recorded('notice.due', second.id)).toMatchObject([
      { kind: 'PROPOSAL_RECEIVED', to: a, about: b },
    ]);
    const third = (await counter(second.id, a, forum.slot(3))).proposal;
    const answer = { id: third.id, accept: true, expectedVersion: 2 };
    const { proposal } = await world.mutate('respondToProposal', answer, actingFor(b), PROPOSAL);
    expect([proposal.state, proposal.slot.id]).toEqual(['ACCEPTED', forum.slot(3)]);
    const { data } = await world.ask('{ meetingProposals { nodes { state history { name } } } }', actingFor(a));
    expect(data.meetingProposals.nodes.map(({ state }: { state: string }) => state).sort()).toEqual([
      ...['ACCEPTED', 'DECLINED', 'DECLINED'],
    ]);
  });

  it('is countered by the side that received it, on the version it read, with another slot of the event', async ({
    expect,
  }) => {
    const forum = await world.forum();
    const other = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const { proposal } = await propose(forum, { slotId: forum.slot(1) });
    const failure = async (by: string, slotId: string, rest: object = {}) =>
      (await counter(proposal.id, by, slotId, rest)).errors[0];
    expect(await failure(a, forum.slot(2))).toEqual({ code: 'NOT_FOUND', path: ['id'] });
    expect(await failure(b, forum.slot(2), { expectedVersion: 1 })).toEqual({ code: 'VERSION_CONFLICT', path: [] });
    expect(await failure(b, forum.slot(1))).toEqual({ code: 'SAME_SLOT', path: ['slotId'] });
    expect(await failure(b, other.slot(1))).toEqual({ code: 'NOT_FOUND', path: ['slotId'] });
    await counter(proposal.id, b, forum.slot(2));
    expect(await failure(b, forum.slot(3), { expectedVersion: 3 })).toEqual({ code: 'ILLEGAL_TRANSITION', path: [] });
  });

  it('is countered once, although the key comes six times at once', async ({ expect }) => {
    const forum = await world.forum();
    const { proposal } = await propose(forum);
    const again = await Promise.all(
      Array.from({ length: 6 }, () =>
        counter(proposal.id, forum.investors[0]!, forum.slot(2), { idempotencyKey: 'c' }),
      ),
    );
    expect(new Set(again.map((answer) => answer.proposal.id)).size).toBe(1);
  });

  it('names a time at which both sides are there', async ({ expect }) => {
    const plan = { sessions: ['2027-03-02', '2027-03-03'].map((day) => ({ day, from: '10:00', to: '11:00' })) };
    const forum = await world.forum({ plan, days: ['2027-03-03'] });
    expect((await propose(forum, { slotId: forum.slot(1) })).errors).toEqual([
      { code: 'NOT_AVAILABLE', path: ['slotId'] },
    ]);
    expect((await propose(forum, { slotId: forum.slot(4) })).proposal.state).toBe('SENT');
  });

  it('lapses when its author says, between now and the end of the event', async ({ expect }) => {
    const forum = await world.forum();
    const refused = async (expiresAt: string) => (await propose(forum, { expiresAt })).errors;
    expect(await refused('2026-11-23T00:00:00Z')).toEqual([{ code: 'INVALID_EXPIRY', path: ['expiresAt'] }]);
    expect(await refused('2027-03-03T06:00:01Z')).toEqual([{ code: 'INVALID_EXPIRY', path: ['expiresAt'] }]);
    expect((await propose(forum, { expiresAt: '2026-11-24T00:00:00Z' })).proposal.expiresAt).toBe(
      '2026-11-24T00:00:00.000Z',
    );
  });
});
