import { beforeAll, describe, it } from 'vitest';
import { ANALYST, SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

const PARTY = '... on Startup { id } ... on Investor { id }';
const SELECTION = `timetable { id version state held breaks longestWait modelVersion whyNot { because pairs }
  withoutMeeting { participation { party { ${PARTY} } } because { because pairs } }
  meetings(first: 100) { totalCount nodes { id pinned booked slot { id } table { number } interpreter { number } parties { ${PARTY} } } } }`;

interface Meeting {
  readonly id: string;
  readonly slot: { readonly id: string };
  readonly table: { readonly number: number };
  readonly interpreter: object | null;
  readonly parties: readonly { readonly id: string }[];
}

const idsOf = ({ parties }: Meeting): string[] => parties.map(({ id }) => id).sort();

describe('The organiser asks for a timetable', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });

  const plan = (forum: Forum, more: object = {}, viewer = SECRETARIAT) =>
    world.mutate('planTimetable', { eventId: forum.id, effort: 0, ...more }, viewer, SELECTION);
  const publish = ({ id, version }: { id: string; version: number }) =>
    world.mutate('publishTimetable', { id, expectedVersion: version }, SECRETARIAT, 'timetable { state }');
  const wish = (forum: Forum, byId: string, aboutId: string, said: string) =>
    world.mutate(
      'setPreference',
      { eventId: forum.id, byId, aboutId, wish: said },
      actingFor(byId),
      'preference { wish }',
    );

  it('and gets one in which nobody is in two places, nobody over its quota, and no never', async ({ expect }) => {
    const forum = await world.forum({ startups: 8, investors: 5, quota: 3, plan: { tables: 3 } });
    await world.judge(forum);
    await wish(forum, forum.startups[0]!, forum.investors[0]!, 'NEVER');
    await wish(forum, forum.investors[4]!, forum.startups[0]!, 'MUST');
    const { timetable, errors } = await plan(forum);
    expect(errors).toEqual([]);
    const meetings: Meeting[] = timetable.meetings.nodes;
    // Five investors of three meetings each: all their seats are filled.
    expect([timetable.held, meetings.length, timetable.modelVersion]).toEqual([15, 15, 'test-1']);
    expect(await world.faults()).toEqual([0, 0]);
    const pairs = meetings.map((meeting) => idsOf(meeting).join(' '));
    expect(pairs).not.toContain(`${forum.investors[0]} ${forum.startups[0]}`);
    expect(pairs).toContain(`${forum.investors[4]} ${forum.startups[0]}`);
    for (const seats of Map.groupBy(meetings.flatMap(idsOf), (id) => id).values())
      expect(seats.length).toBeLessThanOrEqual(3);
    const counts = new Map(
      timetable.whyNot.map(({ because, pairs: n }: { because: string; pairs: number }) => [because, n]),
    );
    expect(counts.get('NEVER')).toBe(1);
    expect([...counts.values()].reduce((sum: number, n) => sum + Number(n), 0)).toBe(40 - 15);
  });

  it('which nobody sees before it is published, and of which everybody then gets notice', async ({ expect }) => {
    const forum = await world.forum({ startups: 3, investors: 3, plan: { tables: 3 } });
    await world.judge(forum);
    const { timetable } = await plan(forum);
    const seen = async (viewer = actingFor(forum.startups[0]!)) =>
      (await world.ask(`{ meetings(filter: { event: { eq: "${forum.id}" } }) { totalCount } }`, viewer)).data.meetings
        .totalCount;
    expect([timetable.held, await seen(), await seen(SECRETARIAT)]).toEqual([9, 0, 0]);
    expect((await publish(timetable)).timetable).toEqual({ state: 'PUBLISHED' });
    expect([await seen(), await seen(SECRETARIAT)]).toEqual([3, 9]);
    expect(await world.faults()).toEqual([0, 0]);
    for (const party of [...forum.startups, ...forum.investors]) {
      const told = (await world.recorded('notice.due', party)).filter(({ to }) => to === party);
      expect(told.map(({ kind }) => kind)).toEqual(Array(3).fill('MEETING_SCHEDULED'));
    }
    expect((await publish(timetable)).errors.map(({ code }: { code: string }) => code)).toEqual(['VERSION_CONFLICT']);
  });

  it('and publishes it although somebody wants fewer meetings than it has agreed to', async ({ expect }) => {
    const forum = await world.forum({ startups: 3, investors: 2, plan: { tables: 2 } });
    const [busy] = forum.startups;
    for (const n of [0, 1]) {
      const booking = { eventId: forum.id, a: busy, b: forum.investors[n], slotId: forum.slot(n + 1) };
      expect((await world.mutate('scheduleMeeting', booking, SECRETARIAT, 'meeting { id }')).errors).toEqual([]);
    }
    const fewer = { id: `participation_${forum.id}-${busy}`, quota: 1, expectedVersion: 1 };
    const lowered = await world.mutate('updateParticipation', fewer, actingFor(busy!), 'participation { quota }');
    expect(lowered).toEqual({ participation: { quota: 1 }, errors: [] });
    await world.judge(forum);
    const { timetable } = await plan(forum);
    expect(timetable.meetings.nodes).toHaveLength(2 + 4);
    const which = { id: timetable.id, expectedVersion: timetable.version };
    const { errors } = await world.mutate('publishTimetable', which, SECRETARIAT, 'timetable { id }');
    expect(errors).toEqual([]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('but not where somebody took back the day of what is planned', async ({ expect }) => {
    const forum = await world.forum({ startups: 1, investors: 1, plan: { tables: 1 } });
    await world.judge(forum);
    const { timetable } = await plan(forum);
    const [{ slot }] = timetable.meetings.nodes;
    const day = [1, 2, 3].map(forum.slot).includes(slot.id) ? '2027-03-03' : '2027-03-02';
    const me = forum.startups[0]!;
    const update = { id: `participation_${forum.id}-${me}`, days: [day], expectedVersion: 1 };
    await world.mutate('updateParticipation', update, actingFor(me), 'participation { days }');
    const publish = async ({ id, version }: { id: string; version: number }) =>
      (await world.mutate('publishTimetable', { id, expectedVersion: version }, SECRETARIAT, 'timetable { id }'))
        .errors;
    expect(await publish(timetable)).toEqual([{ code: 'EVENT_CHANGED', path: ['id'] }]);
    const again = (await plan(forum)).timetable;
    expect(again.meetings.nodes).toHaveLength(1);
    expect(await publish(again)).toEqual([]);
  });

  it('and asks again: what is pinned stays where it was, and what is booked', async ({ expect }) => {
    const forum = await world.forum({ startups: 6, investors: 4, quota: 2, plan: { tables: 2 } });
    await world.judge(forum);
    const booking = { eventId: forum.id, a: forum.startups[5], b: forum.investors[0], slotId: forum.slot(2) };
    const { meeting } = await world.mutate('scheduleMeeting', booking, SECRETARIAT, 'meeting { id }');
    const first = (await plan(forum)).timetable;
    const planned: Meeting[] = first.meetings.nodes.filter(({ booked }: { booked: boolean }) => !booked);
    const pinned = [planned[1]!, planned.at(-1)!];
    const pin = {
      timetableId: first.id,
      meetings: pinned.map(({ id }) => id),
      pinned: true,
      expectedVersion: first.version,
    };
    expect((await world.mutate('pinMeetings', pin, SECRETARIAT, 'timetable { id }')).errors).toEqual([]);
    await world.judge(forum, (a, b) => ({ score: (a * 7 + b * 5) % 11 }));
    const second = (await plan(forum)).timetable;
    const of = (id: string) => second.meetings.nodes.find((one: Meeting) => one.id === id);
    for (const one of pinned) expect(of(one.id)).toEqual({ ...one, pinned: true, booked: false });
    expect(of(meeting.id)).toMatchObject({ booked: true, slot: { id: forum.slot(2) } });
    expect(second.meetings.nodes.map(idsOf)).not.toEqual(first.meetings.nodes.map(idsOf));
    expect(await world.faults()).toEqual([0, 0]);
    const history = await world.ask(`{ timetable(id: "${first.id}") { state history { name } } }`, SECRETARIAT);
    expect(history.data.timetable).toEqual({ state: 'SUPERSEDED', history: [{ name: 'plan' }, { name: 'supersede' }] });
  });

  it('twice at once: one draft takes the place of the other; and with one key it gets one', async ({ expect }) => {
    const forum = await world.forum({ startups: 3, investors: 3, plan: { tables: 2 } });
    await world.judge(forum);
    const keys = ['one', 'other', 'one', 'one'].map((key) => ({ idempotencyKey: `${forum.id}-${key}` }));
    const answers = await Promise.all(keys.map((key) => plan(forum, key)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ timetable }) => timetable.id)).size).toBe(2);
    const states = await world.rows(
      'select state from meetings.timetable where event_id = $1 order by state',
      forum.id,
    );
    expect(states).toEqual([{ state: 'DRAFT' }, { state: 'SUPERSEDED' }]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('or only fills what is free', async ({ expect }) => {
    const forum = await world.forum({ startups: 4, investors: 4, plan: { tables: 2 } });
    await world.judge(forum, (a) => ({ stopped: a > 1 }));
    const first = (await plan(forum)).timetable;
    await world.judge(forum, (a, b) => ({ score: a + b }));
    const second = (await plan(forum, { mode: 'UNBOOKED_ONLY' })).timetable;
    const placed = (timetable: { meetings: { nodes: Meeting[] } }) =>
      timetable.meetings.nodes.map((one) => `${idsOf(one)} ${one.slot.id} ${one.table.number}`);
    expect(placed(second)).toEqual(expect.arrayContaining(placed(first)));
    expect(second.held).toBeGreaterThan(first.held);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('and the draft gives way to what people agree, and to a never', async ({ expect }) => {
    const forum = await world.forum({ startups: 2, investors: 2, plan: { tables: 2 } });
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    await world.judge(forum);
    const { timetable } = await plan(forum);
    const between = timetable.meetings.nodes.find((one: Meeting) => idsOf(one).join() === [b, a].sort().join());
    const other = [1, 2, 3, 4, 5, 6].map(forum.slot).find((slot) => slot !== between.slot.id)!;
    const { proposal } = await world.mutate(
      'proposeMeeting',
      { eventId: forum.id, fromId: a, toId: b },
      actingFor(a),
      'proposal { id version }',
    );
    await world.mutate(
      'respondToProposal',
      { id: proposal.id, accept: true, expectedVersion: proposal.version },
      actingFor(b),
      'proposal { id }',
    );
    const booked = await world.mutate(
      'scheduleMeeting',
      { eventId: forum.id, a, b, slotId: other },
      actingFor(a),
      'meeting { id }',
    );
    expect(booked.errors).toEqual([]);
    expect(await world.faults()).toEqual([0, 0]);
    const left = await world.rows(`select a, b from meetings.timetable_entry where event_id = $1`, forum.id);
    expect(left.map((entry) => [entry.a, entry.b].sort().join())).not.toContain([a, b].sort().join());
    const never = [forum.startups[1], forum.investors[1]].sort().join();
    expect(left.map((entry) => [entry.a, entry.b].sort().join())).toContain(never);
    const { errors } = await wish(forum, forum.startups[1]!, forum.investors[1]!, 'NEVER');
    expect(errors).toEqual([]);
    const pairs = await world.rows(`select a, b from meetings.timetable_entry where event_id = $1`, forum.id);
    expect(pairs.map((entry) => [entry.a, entry.b].sort().join())).not.toContain(never);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('with few interpreters: never two meetings of one at a time, and who is left out is told so', async ({
    expect,
  }) => {
    const interpreters = [
      { languages: ['ZH' as const, 'EN' as const], hours: [{ day: '2027-03-02', from: '10:00', to: '11:00' }] },
    ];
    const forum = await world.forum({ startups: 5, investors: 1, plan: { tables: 5, interpreters } });
    await world.rows(`update meetings.participation set languages = '{ZH}' where party_id = $1`, forum.investors[0]!);
    await world.judge(forum);
    const { timetable } = await plan(forum);
    // All need the one interpreter, who is there for three slots.
    expect(timetable.meetings.nodes.map(({ interpreter }: Meeting) => interpreter)).toEqual(
      Array(3).fill({ number: 1 }),
    );
    expect(timetable.whyNot).toEqual([{ because: 'NO_COMMON_LANGUAGE', pairs: 2 }]);
    expect(await world.faults()).toEqual([0, 0]);
    await publish(timetable);
    expect(await world.faults()).toEqual([0, 0]);
    const gone = await world.ask(`{ event(id: "${forum.id}") { version } }`);
    const leave = { id: forum.id, interpreters: [], expectedVersion: gone.data.event.version };
    expect((await world.mutate('updateEvent', leave, SECRETARIAT, 'event { id }')).errors).toEqual([
      { code: 'INTERPRETER_BUSY', path: ['interpreters'] },
    ]);
  });

  it('in which nobody waits longer than was said, and who got nobody is named with the reason', async ({ expect }) => {
    const day = '2027-03-02';
    const sessions = [{ day, from: '09:00', to: '13:00' }];
    const forum = await world.forum({ startups: 7, investors: 4, quota: 4, plan: { tables: 3, sessions } });
    await world.judge(forum, (a) => ({ stopped: a === 6 }));
    const { timetable } = await plan(forum, { effort: 1, longestWaitMinutes: 40 });
    expect(timetable.held).toBe(16);
    expect(timetable.longestWait).toBeLessThanOrEqual(40);
    expect(timetable.withoutMeeting).toEqual([
      { participation: { party: { id: forum.startups[6] } }, because: [{ because: 'NOT_SUITED', pairs: 4 }] },
    ]);
  });

  it('and has its wishes refused in words', async ({ expect }) => {
    const forum = await world.forum({ startups: 1, investors: 1 });
    const codes = async (more: object, viewer = SECRETARIAT) => {
      const { errors } = await plan(forum, more, viewer);
      return errors.map(({ code }: { code: string }) => code);
    };
    expect(await codes({})).toEqual(['NO_PAIRS']);
    expect(await codes({ effort: 11 })).toEqual(['INVALID_EFFORT']);
    expect(await codes({ longestWaitMinutes: -1 })).toEqual(['INVALID_WAIT']);
    expect(await codes({ eventId: 'event_none' })).toEqual(['NOT_FOUND']);
    expect(await codes({}, viewerOf('TECHNOPARK_MANAGER', 'technopark_other'))).toEqual(['FORBIDDEN']);
    await expect(plan(forum, {}, actingFor(forum.startups[0]!))).rejects.toThrow('may not read');
  });

  it('for its own event; what is private the secretariat alone reads', async ({ expect }) => {
    const host = viewerOf('TECHNOPARK_MANAGER', 'technopark_host');
    const forum = await world.forum({ startups: 2, investors: 2, plan: { tables: 2, organiserId: 'technopark_host' } });
    await world.judge(forum);
    await wish(forum, forum.startups[0]!, forum.investors[0]!, 'NEVER');
    expect((await plan(forum, {}, host)).timetable.whyNot).toEqual([{ because: 'LOWER_VALUE', pairs: 1 }]);
    const text = `{ event(id: "${forum.id}") { timetable { whyNot { because pairs } html } } }`;
    expect((await world.ask(text, SECRETARIAT)).data.event.timetable.whyNot).toEqual([{ because: 'NEVER', pairs: 1 }]);
    for (const stranger of [ANALYST, actingFor(forum.startups[0]!), viewerOf('PUBLIC')]) {
      const denied = await world.ask(text, stranger);
      expect([denied.data.event.timetable, denied.errors?.length]).toEqual([null, 1]);
    }
    const { html } = (await world.ask(text, host)).data.event.timetable;
    expect(html).toContain(`<th scope="row"><bdi dir="ltr">10:00–10:20</bdi></th>`);
    expect(html.match(/<td class="planned">/g)).toHaveLength(3);
  });

  it('and does not read between its lines that of two whom nobody judged one asked for the other', async ({
    expect,
  }) => {
    const host = viewerOf('TECHNOPARK_MANAGER', 'technopark_host');
    const forum = await world.forum({ startups: 2, investors: 2, plan: { tables: 2, organiserId: 'technopark_host' } });
    await world.judge(forum);
    const [one, other] = forum.startups as [string, string];
    const away = `update meetings.participation set days = '{2027-01-01}' where event_id = $1 and party_id = $2`;
    await world.rows(away, forum.id, other);
    const text = `{ event(id: "${forum.id}") { timetable { whyNot { because pairs } gaps { nodes { because parties { ${PARTY} } } }
      withoutMeeting { because { because pairs } } } } }`;
    const read = async (viewer = host) => {
      expect((await plan(forum, {}, viewer)).errors).toEqual([]);
      return (await world.ask(text, viewer)).data.event.timetable;
    };
    const before = await read();
    await wish(forum, other, one, 'MUST');
    expect(await read()).toEqual(before);
    const gaps: Meeting[] = (await read(SECRETARIAT)).gaps.nodes;
    expect(gaps.map((gap) => idsOf(gap))).toContainEqual([one, other].sort());
  });
});
