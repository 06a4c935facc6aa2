import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

const PROPOSAL = 'proposal { id state version slot { id } meeting { id state slot { id } table { id } } }';

describe('Accepting a proposal that names a time', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const propose = async ({ id: eventId }: Forum, fromId: string, toId: string, slotId?: string) => {
    const input = { eventId, fromId, toId, slotId };
    return (await world.mutate('proposeMeeting', input, actingFor(fromId), PROPOSAL)).proposal;
  };
  const accept = ({ id, version }: { id: string; version: number }, by: string, rest: object = {}) =>
    world.mutate('respondToProposal', { id, accept: true, expectedVersion: version, ...rest }, actingFor(by), PROPOSAL);
  const book = ({ id: eventId }: Forum, a: string, b: string, slotId: string, rest: object = {}) =>
    world.mutate('scheduleMeeting', { eventId, a, b, slotId, ...rest }, SECRETARIAT, 'meeting { id version }');
  const read = async (id: string, by: string) => {
    const { data } = await world.ask(
      '{ meetingProposals(first: 100) { nodes { id state version meeting { id } } } }',
      actingFor(by),
    );
    return data.meetingProposals.nodes.find((one: { id: string }) => one.id === id);
  };

  it('books it, with notice to both sides', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const sent = await propose(forum, a, b, forum.slot(2));
    expect(sent.meeting).toBe(null);
    const { proposal, errors } = await accept(sent, b);
    expect(errors).toEqual([]);
    expect(proposal).toMatchObject({
      state: 'ACCEPTED',
      meeting: { state: 'SCHEDULED', slot: { id: forum.slot(2) }, table: { id: forum.table(1) } },
    });
    for (const to of [a, b])
      expect(await world.recorded('notice.due', proposal.meeting.id)).toContainEqual(
        expect.objectContaining({ kind: 'MEETING_SCHEDULED', to }),
      );
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('books nothing where it names none, is declined, or the booking is left for later', async ({ expect }) => {
    const forum = await world.forum({ startups: 3 });
    const b = forum.investors[0]!;
    const [none, declined, later] = [
      await propose(forum, forum.startups[0]!, b),
      await propose(forum, forum.startups[1]!, b, forum.slot(1)),
      await propose(forum, forum.startups[2]!, b, forum.slot(1)),
    ];
    const answers = [await accept(none, b), await accept(declined, b, { accept: false })];
    answers.push(await accept(later, b, { bookSlot: false }));
    expect(answers.map(({ proposal }) => [proposal.state, proposal.meeting])).toEqual([
      ...[
        ['ACCEPTED', null],
        ['DECLINED', null],
        ['ACCEPTED', null],
      ],
    ]);
    const agreed = await world.mutate(
      'scheduleMeeting',
      { eventId: forum.id, a: forum.startups[2], b, slotId: forum.slot(3) },
      actingFor(b),
      'meeting { id }',
    );
    expect(agreed.errors).toEqual([]);
  });

  it('loses nothing where a side met somebody else meanwhile: the proposal waits, and can be accepted later or without it', async ({
    expect,
  }) => {
    const forum = await world.forum({ startups: 2, investors: 2 });
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const sent = await propose(forum, a, b, forum.slot(1));
    const { meeting } = await book(forum, a, forum.investors[1]!, forum.slot(1));
    const refused = await accept(sent, b);
    expect(refused).toEqual({ proposal: null, errors: [{ code: 'SLOT_TAKEN', path: ['id'] }] });
    expect(await read(sent.id, b)).toEqual({ id: sent.id, state: 'SENT', version: sent.version, meeting: null });
    expect(await world.recorded('notice.due', sent.id)).toHaveLength(1);
    const off = { id: meeting.id, expectedVersion: meeting.version };
    await world.mutate('cancelMeeting', off, SECRETARIAT, 'meeting { id }');
    const { proposal, errors } = await accept(sent, b);
    expect([errors, proposal.state, proposal.meeting.slot.id]).toEqual([[], 'ACCEPTED', forum.slot(1)]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('nor where all tables are taken, or a side has all its meetings', async ({ expect }) => {
    const forum = await world.forum({ startups: 3, investors: 3, quota: 1, plan: { tables: 1 } });
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const sent = await propose(forum, a, b, forum.slot(1));
    await book(forum, forum.startups[1]!, forum.investors[1]!, forum.slot(1));
    expect((await accept(sent, b)).errors).toEqual([{ code: 'SLOT_TAKEN', path: ['id'] }]);
    const wide = await world.forum({ startups: 3, investors: 3, quota: 1, plan: { tables: 2 } });
    const [c, d] = [wide.startups[0]!, wide.investors[0]!];
    const other = await propose(wide, c, d, wide.slot(1));
    for (const n of [1, 2]) await book(wide, wide.startups[n]!, wide.investors[n]!, wide.slot(1));
    expect((await accept(other, d)).errors).toEqual([{ code: 'NO_TABLE_FREE', path: ['id'] }]);
    const late = await propose(wide, c, wide.investors[1]!, wide.slot(2));
    expect((await accept(late, wide.investors[1]!)).errors).toEqual([{ code: 'QUOTA_REACHED', path: ['id'] }]);
    expect((await accept(late, wide.investors[1]!, { bookSlot: false })).proposal.state).toBe('ACCEPTED');
  });

  it('nor where the two meet already: it is accepted without the booking', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const sent = await propose(forum, a, b, forum.slot(1));
    const { meeting } = await book(forum, a, b, forum.slot(3));
    expect((await accept(sent, b)).errors).toEqual([{ code: 'ALREADY_MEETING', path: [] }]);
    expect((await read(sent.id, b)).state).toBe('SENT');
    const { proposal } = await accept(sent, b, { bookSlot: false });
    expect([proposal.state, proposal.meeting.id]).toEqual(['ACCEPTED', meeting.id]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('gives it to one of five who accept at once, and leaves the others their proposals', async ({ expect }) => {
    const forum = await world.forum({ startups: 1, investors: 5, plan: { tables: 9 } });
    const a = forum.startups[0]!;
    const sent = [];
    for (const b of forum.investors) sent.push(await propose(forum, a, b, forum.slot(1)));
    const answers = await Promise.all(sent.map((proposal, i) => accept(proposal, forum.investors[i]!)));
    expect(answers.filter(({ proposal }) => proposal?.meeting)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors)).toEqual(Array(4).fill({ code: 'SLOT_TAKEN', path: ['id'] }));
    const states = await Promise.all(sent.map(async ({ id }, i) => (await read(id, forum.investors[i]!)).state));
    expect(states.sort()).toEqual(['ACCEPTED', 'SENT', 'SENT', 'SENT', 'SENT']);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('once, although the key comes six times at once', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const sent = await propose(forum, a, b, forum.slot(1));
    const again = await Promise.all(Array.from({ length: 6 }, () => accept(sent, b, { idempotencyKey: `${sent.id}` })));
    expect(new Set(again.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(again[0].proposal.meeting.slot.id).toBe(forum.slot(1));
    expect(await world.rows('select id from meetings.meeting where event_id = $1', forum.id)).toHaveLength(1);
    expect(await world.recorded('notice.due', again[0].proposal.meeting.id)).toHaveLength(2);
  });
});

describe('Accepting and booking at once', { concurrent: false }, () => {
  it('reads who is kept apart, and who takes part, once', async ({ expect }) => {
    const world = await openWorld();
    const forum = await world.forum({ startups: 2, investors: 1, quota: 5 });
    const [one, other] = forum.startups as [string, string];
    const [b] = forum.investors as [string];
    const sent = async (fromId: string, slotId: string) => {
      const input = { eventId: forum.id, fromId, toId: b, slotId };
      return (await world.mutate('proposeMeeting', input, actingFor(fromId), 'proposal { id version }')).proposal;
    };
    const costOf = async (name: string, input: object, viewer = actingFor(b)) => {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const text = `mutation($input: ${type}!) { ${name}(input: $input) { errors { code } } }`;
      const variables = { input: { ...input, idempotencyKey: `cost-${JSON.stringify(input)}` } };
      const { data, statements } = await world.ask(text, viewer, variables);
      expect(data[name].errors).toEqual([]);
      return statements;
    };
    const respond = ({ id, version }: { id: string; version: number }, bookSlot: boolean) =>
      costOf('respondToProposal', { id, expectedVersion: version, accept: true, bookSlot });
    const accepted = await respond(await sent(one, forum.slot(1)), false);
    const booking = { eventId: forum.id, a: one, b, slotId: forum.slot(1) };
    const booked = await costOf('scheduleMeeting', booking);
    const both = await respond(await sent(other, forum.slot(2)), true);
    // Half of what a booking of its own asks is in the acceptance already: its transaction and key, bars, event, sides, agreement.
    expect(accepted + booked - both).toBeGreaterThanOrEqual(12);
  });
});
