import { beforeAll, describe, it } from 'vitest';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

const PARTY = '... on Startup { id } ... on Investor { id }';
const SELECTION = `timetable { id version choice held value bound blockingPairs
  meetings(first: 100) { nodes { booked parties { ${PARTY} } } } }`;

interface Meeting {
  readonly booked: boolean;
  readonly parties: readonly { readonly id: string }[];
}

describe('The organiser says how it is chosen who meets whom', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });

  const plan = (forum: Forum, more: object = {}) =>
    world.mutate('planTimetable', { eventId: forum.id, effort: 0, ...more }, SECRETARIAT, SELECTION);
  const pairsOf = ({ meetings }: { meetings: { nodes: Meeting[] } }): string[] =>
    meetings.nodes.map(({ parties }) =>
      parties
        .map(({ id }) => id.replace(/_test-\d+/, ''))
        .sort()
        .join(' '),
    );
  const wish = (forum: Forum, byId: string, aboutId: string, said: string) =>
    world.mutate(
      'setPreference',
      { eventId: forum.id, byId, aboutId, wish: said },
      actingFor(byId),
      'preference { wish }',
    );

  it('exactly: the bound is what a solver proved, and no timetable is worth more', async ({ expect }) => {
    const forum = await world.forum({ startups: 9, investors: 5, quota: 2, plan: { tables: 2 } });
    await world.judge(forum, (a, b) => ({ score: ((a * 7 + b * 5) % 11) + a / 10 }));
    const plain = (await plan(forum)).timetable;
    const { timetable, errors } = await plan(forum, { choice: 'EXACT', effort: 10 });
    expect([errors, plain.choice, timetable.choice]).toEqual([[], 'HEURISTIC', 'EXACT']);
    expect(timetable.bound).toBeLessThan(plain.bound - 0.01);
    expect(timetable.value).toBeLessThanOrEqual(timetable.bound + 1e-6);
    expect(timetable.value).toBeGreaterThan(0.95 * timetable.bound);
    expect(plain.value).toBeLessThanOrEqual(timetable.bound + 1e-6);
    expect(await world.faults()).toEqual([0, 0]);
  });

  /** By score the first of each side is worth most with the second of the other; but the two first would rather each other. */
  const crossed = (a: number, b: number) => ({
    score: a === b ? 1 : 9,
    startupSide: a + b === 0 ? 9 : 1,
    otherSide: a + b === 0 ? 9 : 1,
  });

  it('or stably: no two would rather meet, where the most valuable choice keeps two apart who would', async ({
    expect,
  }) => {
    const forum = await world.forum({ startups: 2, investors: 2, quota: 1, plan: { tables: 2 } });
    await world.judge(forum, crossed);
    const most = (await plan(forum)).timetable;
    expect(pairsOf(most).sort()).toEqual(['investor-1 startup-2', 'investor-2 startup-1']);
    expect(most.blockingPairs).toBe(1);
    const { timetable, errors } = await plan(forum, { choice: 'STABLE' });
    expect([errors, timetable.choice, timetable.blockingPairs]).toEqual([[], 'STABLE', 0]);
    expect(pairsOf(timetable).sort()).toEqual(['investor-1 startup-1', 'investor-2 startup-2']);
    expect(timetable.value).toBeLessThan(most.value);
    expect(await world.faults()).toEqual([0, 0]);
    const publish = { id: timetable.id, expectedVersion: timetable.version };
    expect((await world.mutate('publishTimetable', publish, SECRETARIAT, 'timetable { state }')).errors).toEqual([]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('where a wish of one’s own counts for more than how well the other suits', async ({ expect }) => {
    const forum = await world.forum({ startups: 2, investors: 2, quota: 1, plan: { tables: 2 } });
    await world.judge(forum, crossed);
    await wish(forum, forum.startups[0]!, forum.investors[1]!, 'WANT');
    await wish(forum, forum.investors[1]!, forum.startups[0]!, 'MUST');
    const { timetable } = await plan(forum, { choice: 'STABLE' });
    expect(pairsOf(timetable).sort()).toEqual(['investor-1 startup-2', 'investor-2 startup-1']);
    expect(timetable.blockingPairs).toBe(0);
  });

  it('but not stably where two of one side might meet; one that is booked already stands aside', async ({ expect }) => {
    const forum = await world.forum({ startups: 3, investors: 2, quota: 2, plan: { tables: 3 } });
    await world.judge(forum);
    const [one, two] = [forum.startups[0]!, forum.startups[1]!];
    expect((await wish(forum, one, two, 'WANT')).errors).toEqual([]);
    const { errors } = await plan(forum, { choice: 'STABLE' });
    expect(errors).toEqual([{ code: 'ONE_SIDED', path: ['choice'] }]);
    expect((await plan(forum)).errors).toEqual([]);
    const booking = { eventId: forum.id, a: one, b: two, slotId: forum.slot(2) };
    expect((await world.mutate('scheduleMeeting', booking, SECRETARIAT, 'meeting { id }')).errors).toEqual([]);
    const stable = await plan(forum, { choice: 'STABLE' });
    expect(stable.errors).toEqual([]);
    const nodes: Meeting[] = stable.timetable.meetings.nodes;
    expect(nodes.filter(({ booked }) => booked)).toHaveLength(1);
    // The two that meet have one left, and both like the first investor best; the third is left to the second.
    expect([stable.timetable.held, nodes.length, stable.timetable.blockingPairs]).toEqual([4, 4, 0]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('and what is booked is counted once, though the two need an interpreter for it', async ({ expect }) => {
    const interpreters = [{ languages: ['ZH' as const, 'EN' as const], hours: [] }];
    const forum = await world.forum({ startups: 1, investors: 1, plan: { tables: 2, interpreters } });
    await connected(world.databaseUrl, (client) =>
      client.query(`update meetings.participation set languages = '{ZH}' where party_id = $1`, [forum.investors[0]]),
    );
    await world.judge(forum);
    const booking = { eventId: forum.id, a: forum.startups[0], b: forum.investors[0], slotId: forum.slot(1) };
    expect((await world.mutate('scheduleMeeting', booking, SECRETARIAT, 'meeting { id }')).errors).toEqual([]);
    const { timetable } = await plan(forum);
    expect([timetable.held, timetable.meetings.nodes.length]).toEqual([1, 1]);
  });
});
