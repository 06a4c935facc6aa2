import { beforeAll, describe, it } from 'vitest';
import { ANALYST, SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, NOW, openWorld, type World } from './world.ts';

const MEETING = `meeting { id state version absent { ... on Startup { id } ... on Investor { id } }
  ratings { stars by { ... on Startup { id } ... on Investor { id } } }
  outcomes { kind by { ... on Startup { id } ... on Investor { id } } } history { name } }`;
const AFTER = new Date('2027-03-03T08:00:00Z');

// One by one: they share a clock that they set.
describe('After a meeting', { concurrent: false }, () => {
  let world: World;
  let now = NOW;
  beforeAll(async () => {
    world = await openWorld(() => now);
  });
  const change = (name: string, input: object, viewer = SECRETARIAT) => world.mutate(name, input, viewer, MEETING);
  const later = () => {
    now = new Date(now.getTime() + 60_000);
  };
  const codes = ({ errors }: { errors: { code: string; path: string[] }[] }) =>
    errors.map(({ code, path }) => [code, ...path].join(' '));

  /** A meeting of the first startup with the first investor, its time over. */
  const past = async (): Promise<Forum & { meeting: string; a: string; b: string }> => {
    now = NOW;
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const input = { eventId: forum.id, a, b, slotId: forum.slot(1) };
    const { meeting } = await change('scheduleMeeting', input);
    now = AFTER;
    return { ...forum, meeting: meeting.id, a, b };
  };
  const attended = async () => {
    const forum = await past();
    await change('recordAttendance', { id: forum.meeting, expectedVersion: 1, tookPlace: true });
    return forum;
  };
  const rate = (id: string, byId: string, stars: number, viewer = actingFor(byId)) =>
    change('rateMeeting', { id, byId, stars, comment: 'Clear' }, viewer);
  const report = (id: string, byId: string, kind: string, holds = true, viewer = actingFor(byId)) =>
    change('reportOutcome', { id, byId, kind, holds }, viewer);

  it('the side that did not come is named, and only a side can be', async ({ expect }) => {
    const { meeting: id, a, b, startups } = await past();
    const miss = (absent: string[], tookPlace = false) =>
      change('recordAttendance', { id, expectedVersion: 1, tookPlace, absent }, actingFor(a));
    expect(codes(await miss([startups[1]!]))).toEqual(['NOT_A_SIDE absent']);
    expect(codes(await miss([b], true))).toEqual(['HELD_WITHOUT_A_SIDE absent']);
    const { meeting } = await miss([b]);
    expect([meeting.state, meeting.absent]).toEqual(['NO_SHOW', [{ id: b }]]);
    expect((await world.recorded('meeting.changed', id)).at(-1)).toMatchObject({ state: 'NO_SHOW', absent: [b] });
  });

  it('both sides may have stayed away', async ({ expect }) => {
    const { meeting: id, a, b } = await past();
    const { meeting } = await change('recordAttendance', {
      ...{ id, expectedVersion: 1, tookPlace: false, absent: [b, a, b] },
    });
    expect(meeting.absent).toEqual([{ id: b }, { id: a }]);
  });

  it('each side rates it once, from one star to five, and does not see what the other said', async ({ expect }) => {
    const { meeting: id, a, b } = await attended();
    expect(codes(await rate(id, a, 6))).toEqual(['INVALID_STARS stars']);
    expect((await rate(id, a, 5)).meeting).toMatchObject({ state: 'RATED', ratings: [{ stars: 5, by: { id: a } }] });
    expect(codes(await rate(id, a, 1))).toEqual(['ALREADY_RATED byId']);
    later();
    expect((await rate(id, b, 2)).meeting.ratings).toEqual([{ stars: 2, by: { id: b } }]);
    const { data } = await world.ask(`{ meetings(first: 100) { nodes { id ratings { stars } } } }`, ANALYST);
    expect(data.meetings.nodes.find((node: { id: string }) => node.id === id).ratings).toEqual([
      { stars: 5 },
      { stars: 2 },
    ]);
  });

  it('only a side rates, in its own name, and only what took place', async ({ expect }) => {
    const { meeting: id, a, b, startups } = await past();
    expect(codes(await rate(id, a, 5))).toEqual(['ILLEGAL_TRANSITION']);
    await change('recordAttendance', { id, expectedVersion: 1, tookPlace: true });
    expect(codes(await rate(id, b, 5, actingFor(a)))).toEqual(['FORBIDDEN']);
    expect(codes(await rate(id, startups[1]!, 5))).toEqual(['FORBIDDEN']);
    expect(codes(await rate(id, startups[1]!, 5, SECRETARIAT))).toEqual(['NOT_A_SIDE byId']);
  });

  it('of two ratings of one side at once, one counts', async ({ expect }) => {
    const { meeting: id, a } = await attended();
    const answers = await Promise.all([1, 2, 3, 4].map((stars) => rate(id, a, stars)));
    expect(answers.filter(({ meeting }) => meeting)).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(Array(3).fill('ALREADY_RATED byId'));
  });

  it('either side says what followed, says it once, and may take it back', async ({ expect }) => {
    const { meeting: id, a, b } = await attended();
    await report(id, a, 'SECOND_MEETING');
    await report(id, a, 'SECOND_MEETING');
    later();
    const { meeting } = await report(id, b, 'TERM_SHEET');
    expect(meeting.outcomes).toEqual([
      { kind: 'SECOND_MEETING', by: { id: a } },
      { kind: 'TERM_SHEET', by: { id: b } },
    ]);
    expect((await report(id, b, 'TERM_SHEET', false)).meeting.outcomes).toHaveLength(1);
    expect(codes(await report(id, b, 'CONTRACT', false))).toEqual(['NOT_FOUND kind']);
    const told = await world.recorded('meeting-outcome.changed', id);
    expect(told.map(({ kind, byId, holds }) => [kind, byId, holds])).toEqual([
      ['SECOND_MEETING', a, true],
      ['TERM_SHEET', b, true],
      ['TERM_SHEET', b, false],
    ]);
  });

  it('nothing follows from a meeting that did not take place, nor is said by a stranger', async ({ expect }) => {
    const { meeting: id, a, b, startups } = await past();
    expect(codes(await report(id, a, 'CONTRACT'))).toEqual(['NOT_HELD']);
    await change('recordAttendance', { id, expectedVersion: 1, tookPlace: true });
    expect(codes(await report(id, startups[1]!, 'CONTRACT'))).toEqual(['FORBIDDEN']);
    expect(codes(await report(id, b, 'CONTRACT', true, actingFor(a)))).toEqual(['FORBIDDEN']);
  });

  it('the organiser puts a wrong record right, and what followed from no meeting is taken back', async ({ expect }) => {
    const { meeting: id, a, b } = await attended();
    await report(id, a, 'CONTRACT');
    const wrong = { id, expectedVersion: 2, tookPlace: false, absent: [b], reason: 'Mistaken for another' };
    await expect(change('correctAttendance', wrong, actingFor(a))).rejects.toThrow('FORBIDDEN');
    const { meeting } = await change('correctAttendance', wrong);
    expect(meeting).toMatchObject({ state: 'NO_SHOW', absent: [{ id: b }], outcomes: [] });
    expect((await world.recorded('meeting-outcome.changed', id)).map(({ holds }) => holds)).toEqual([true, false]);
    later();
    const back = await change('correctAttendance', { id, expectedVersion: 3, tookPlace: true });
    expect(back.meeting).toMatchObject({ state: 'DONE', absent: [] });
    expect(back.meeting.history.map(({ name }: { name: string }) => name)).toEqual([
      ...['schedule', 'finish', 'correctToNoShow', 'correctToDone'],
    ]);
  });
});
