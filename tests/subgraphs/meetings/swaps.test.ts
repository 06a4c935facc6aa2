import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

const PLACE = '{ id state version table { id } starts { instant } }';

describe('Two meetings', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const schedule = async (forum: Forum, a: string, b: string, slot: number, table: number) => {
    const input = { eventId: forum.id, a, b, slotId: forum.slot(slot), tableId: forum.table(table) };
    return (await world.mutate('scheduleMeeting', input, SECRETARIAT, `meeting ${PLACE}`)).meeting;
  };
  const swap = (id: string, otherId: string, rest: object = {}, viewer = SECRETARIAT) =>
    world.mutate(
      'swapMeetings',
      { id, otherId, expectedVersion: 1, otherExpectedVersion: 1, ...rest },
      viewer,
      `swap { meeting ${PLACE} other ${PLACE} }`,
    );
  const placeOf = ({ table, starts }: { table: { id: string }; starts: { instant: string } }) => [
    table.id,
    starts.instant,
  ];

  it('change slot and table, and all four sides are told', async ({ expect }) => {
    const forum = await world.forum();
    const [s, i] = [forum.startups, forum.investors];
    const one = await schedule(forum, s[0]!, i[0]!, 1, 1);
    const two = await schedule(forum, s[1]!, i[1]!, 2, 2);
    const answer = await swap(one.id, two.id, { reason: 'Late train' });
    expect([answer.swap.meeting.state, answer.swap.other.state]).toEqual(['MOVED', 'MOVED']);
    expect(placeOf(answer.swap.meeting)).toEqual(placeOf(two));
    expect(placeOf(answer.swap.other)).toEqual(placeOf(one));
    for (const { id } of [one, two]) {
      const kinds = (await world.recorded('notice.due', id)).slice(-2).map(({ kind }) => kind);
      expect(kinds).toEqual(['MEETING_MOVED', 'MEETING_MOVED']);
    }
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('of one party change places, and of one slot change tables', async ({ expect }) => {
    const forum = await world.forum();
    const [s, i] = [forum.startups, forum.investors];
    const one = await schedule(forum, s[0]!, i[0]!, 1, 1);
    const two = await schedule(forum, s[0]!, i[1]!, 2, 1);
    const both = await swap(one.id, two.id, {}, actingFor(s[0]!));
    expect([placeOf(both.swap.meeting), placeOf(both.swap.other)]).toEqual([placeOf(two), placeOf(one)]);
    const three = await schedule(forum, s[1]!, i[0]!, 1, 2);
    const tables = await swap(two.id, three.id, { expectedVersion: 2 });
    expect([tables.swap.meeting.table.id, tables.swap.other.table.id]).toEqual([forum.table(2), forum.table(1)]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('both stay as they were when one does not fit', async ({ expect }) => {
    const forum = await world.forum({ startups: 3, investors: 3 });
    const [s, i] = [forum.startups, forum.investors];
    const one = await schedule(forum, s[0]!, i[0]!, 1, 1);
    const two = await schedule(forum, s[1]!, i[1]!, 2, 1);
    await schedule(forum, s[1]!, i[2]!, 1, 2);
    expect((await swap(one.id, two.id)).errors).toEqual([{ code: 'SLOT_TAKEN', path: ['otherId'] }]);
    const { data } = await world.ask(`{ meetings(first: 100) { nodes ${PLACE} } }`, SECRETARIAT);
    const now = (id: string) => data.meetings.nodes.find((node: { id: string }) => node.id === id);
    expect([now(one.id), now(two.id)]).toEqual([one, two]);
    expect(await world.recorded('notice.due', one.id)).toHaveLength(2);
  });

  it('are of one event, both on the version read, and both the viewer’s', async ({ expect }) => {
    const [forum, elsewhere] = [await world.forum(), await world.forum()];
    const [s, i] = [forum.startups, forum.investors];
    const one = await schedule(forum, s[0]!, i[0]!, 1, 1);
    const two = await schedule(forum, s[1]!, i[1]!, 2, 1);
    const far = await schedule(elsewhere, elsewhere.startups[0]!, elsewhere.investors[0]!, 1, 1);
    const failure = async (...wish: Parameters<typeof swap>) => (await swap(...wish)).errors[0];
    expect(await failure(one.id, one.id)).toEqual({ code: 'SAME_MEETING', path: ['otherId'] });
    expect(await failure(one.id, far.id)).toEqual({ code: 'OTHER_EVENT', path: ['otherId'] });
    expect(await failure(one.id, 'meeting_none')).toEqual({ code: 'NOT_FOUND', path: ['otherId'] });
    expect(await failure(one.id, two.id, {}, actingFor(s[0]!))).toEqual({ code: 'FORBIDDEN', path: [] });
    expect(await failure(one.id, two.id, { otherExpectedVersion: 7 })).toEqual({ code: 'VERSION_CONFLICT', path: [] });
    await world.mutate('cancelMeeting', { id: two.id, expectedVersion: 1 }, SECRETARIAT, 'meeting { id }');
    expect(await failure(one.id, two.id, { otherExpectedVersion: 2 })).toEqual({
      ...{ code: 'ILLEGAL_TRANSITION', path: [] },
    });
  });

  it('end where an odd or even number of swaps at once leads, and none waits for another in a circle', async ({
    expect,
  }) => {
    const forum = await world.forum({ startups: 3, investors: 3, plan: { tables: 3 } });
    const meetings = await Promise.all(forum.startups.map((a, n) => schedule(forum, a, forum.investors[n]!, 1, n + 1)));
    const pairs = [0, 1, 2].flatMap((n) => [
      [n, (n + 1) % 3],
      [(n + 1) % 3, n],
    ]);
    const answers = await Promise.all(pairs.map(([x, y]) => swap(meetings[x!].id, meetings[y!].id)));
    const codes = answers.flatMap(({ errors }) => errors.map(({ code }: { code: string }) => code));
    expect(answers.filter((answer) => answer.swap).length).toBeGreaterThan(0);
    expect([...new Set(codes)]).toEqual(['VERSION_CONFLICT']);
    expect(await world.faults()).toEqual([0, 0]);
  });
});
