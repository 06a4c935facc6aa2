import { beforeAll, describe, it } from 'vitest';
import { connected } from '../../harness/server.ts';
import { ANALYST, SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, openWorld, type World } from './world.ts';

const PROOF =
  '{ meetingBarProof { exclusions nevers proposals meetings drafts breaches { subjectId a b exclusionId } } }';

// One by one: the proof speaks of all events.
describe('The proof that no barred pair is brought together', { concurrent: false }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const proof = async (viewer = SECRETARIAT) => (await world.ask(PROOF, viewer)).data.meetingBarProof;
  const write = (sql: string, values: unknown[]) => connected(world.databaseUrl, (client) => client.query(sql, values));
  const meet = async () => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const input = { eventId: forum.id, a, b, slotId: forum.slot(1) };
    const { meeting } = await world.mutate('scheduleMeeting', input, SECRETARIAT, 'meeting { id }');
    return { ...forum, a, b, meeting: meeting.id as string };
  };
  /** Past every rule, as a fault of ours or of the database's owner would put it there. */
  const exclude = (id: string, a: string, b: string, from = '2026-01-01', to: string | null = null) =>
    write('insert into meetings.exclusion values ($1, $2, $3, $4, $5)', [id, a, b, from, to]);

  it('covers what stands, and finds nothing where the rules did their work', async ({ expect }) => {
    const before = await proof();
    expect(before.breaches).toEqual([]);
    const { id, startups, investors } = await meet();
    const input = { eventId: id, fromId: startups[1], toId: investors[1] };
    await world.mutate('proposeMeeting', input, actingFor(startups[1]!), 'proposal { id }');
    const after = await proof();
    expect([after.meetings - before.meetings, after.proposals - before.proposals, after.breaches]).toEqual([1, 1, []]);
  });

  it('finds a meeting of an excluded pair, whichever way round, by the parties or their states', async ({ expect }) => {
    const { a, b, meeting } = await meet();
    await exclude('exclusion_pair', b, a);
    expect((await proof()).breaches).toEqual([{ subjectId: meeting, a, b, exclusionId: 'exclusion_pair' }]);
    await write('delete from meetings.exclusion where id = $1', ['exclusion_pair']);
    await exclude('exclusion_state', a, 'state_UZ');
    expect((await proof()).breaches).toEqual([{ subjectId: meeting, a, b, exclusionId: 'exclusion_state' }]);
    await write('delete from meetings.exclusion where id = $1', ['exclusion_state']);
  });

  it('asks for the day of the meeting: an exclusion that begins before it counts, one that has ended does not', async ({
    expect,
  }) => {
    const { a, b, meeting } = await meet();
    await exclude('exclusion_later', a, b, '2027-03-02');
    expect((await proof()).breaches).toMatchObject([{ subjectId: meeting, exclusionId: 'exclusion_later' }]);
    await write('delete from meetings.exclusion where id = $1', ['exclusion_later']);
    await exclude('exclusion_after', a, b, '2027-03-03');
    await exclude('exclusion_ended', a, b, '2026-01-01', '2027-03-02');
    expect((await proof()).breaches).toEqual([]);
  });

  it('covers what a draft timetable holds a place for', async ({ expect }) => {
    const before = await proof();
    const forum = await world.forum({ startups: 3, investors: 2, quota: 2 });
    await world.judge(forum);
    const selection =
      'timetable { meetings(first: 100) { nodes { id parties { ... on Startup { id } ... on Investor { id } } } } }';
    const input = { eventId: forum.id, effort: 0 };
    const { nodes } = (await world.mutate('planTimetable', input, SECRETARIAT, selection)).timetable.meetings;
    const after = await proof();
    expect([after.drafts - before.drafts, after.breaches]).toEqual([nodes.length, []]);
    expect(nodes.length).toBeGreaterThan(0);
    const [one, other] = nodes[0].parties;
    await exclude('exclusion_draft', other.id, one.id);
    expect((await proof()).breaches).toMatchObject([{ subjectId: nodes[0].id, exclusionId: 'exclusion_draft' }]);
    await write('delete from meetings.exclusion where id = $1', ['exclusion_draft']);
  });

  it('finds a proposal between two of whom one said NEVER', async ({ expect }) => {
    const { id, startups, investors } = await world.forum();
    const [a, b] = [startups[0]!, investors[0]!];
    const input = { eventId: id, fromId: a, toId: b };
    const { proposal } = await world.mutate('proposeMeeting', input, actingFor(a), 'proposal { id }');
    const never = `insert into meetings.preference values ('meeting-preference_x', $1, $2, $3, 'NEVER', now())`;
    await write(never, [id, b, a]);
    expect((await proof()).breaches).toEqual([{ subjectId: proposal.id, a, b, exclusionId: null }]);
  });

  it('is for the secretariat, for it tells of NEVERs', async ({ expect }) => {
    expect((await world.ask(PROOF, ANALYST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
