import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, type ForumWish, openWorld, type World } from './world.ts';

const PARTY = '... on Startup { id } ... on Investor { id }';
const MEETING = `id pinned booked slot { id } movedFrom { id } table { id } parties { ${PARTY} }`;
const SELECTION = `timetable { id version mode held meetings(first: 100) { nodes { ${MEETING} } } }`;

interface Planned {
  readonly id: string;
  readonly pinned: boolean;
  readonly booked: boolean;
  readonly slot: { readonly id: string };
  readonly movedFrom: { readonly id: string } | null;
  readonly parties: readonly { readonly id: string }[];
}
interface Timetable {
  readonly id: string;
  readonly version: number;
  readonly held: number;
  readonly meetings: { readonly nodes: readonly Planned[] };
}

describe('A later timetable rearranges what an earlier one scheduled', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });

  const plan = async (forum: Forum, more: object = {}): Promise<Timetable> => {
    const input = { eventId: forum.id, ...more };
    const { timetable, errors } = await world.mutate('planTimetable', input, SECRETARIAT, SELECTION);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return timetable;
  };
  const publish = ({ id, version }: Timetable) =>
    world.mutate('publishTimetable', { id, expectedVersion: version }, SECRETARIAT, SELECTION);
  const pin = ({ id, version }: Timetable, meetings: string[]) =>
    world.mutate(
      'pinMeetings',
      { timetableId: id, meetings, pinned: true, expectedVersion: version },
      SECRETARIAT,
      'timetable { id version state }',
    );
  const booked = (forum: Forum) =>
    world.rows<{ id: string; a: string; b: string; state: string; version: number; slot: string }>(
      `select m.id, a, b, m.state, m.version, s.id as slot from meetings.meeting m
       join meetings.event_slot s on s.event_id = m.event_id and s.starts_at = m.starts_at
       where m.event_id = $1 and m.state <> 'CANCELLED' order by m.id`,
      forum.id,
    );

  /** What a side has of its meetings outside the graph. */
  const filesOf = async (party: string, meeting: string): Promise<{ text: string; csv: string }> => {
    const representations = [{ __typename: 'Meeting', id: meeting }];
    const ask = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Meeting {
      calendar { text } event { participations(first: 9) { nodes { party { ${PARTY} } csv { text } } } } } } }`;
    const { data } = await world.ask(ask, SECRETARIAT, { r: representations });
    const [{ calendar, event }] = data._entities;
    const own = event.participations.nodes.find((one: { party: { id: string } }) => one.party.id === party);
    return { text: calendar.text, csv: own.csv.text };
  };

  /**
   * Two slots, one table: the one meeting published lies in the first slot, where alone the second startup is there (its day).
   * Only if it moves to the second day can both be held.
   */
  const crowded = async (
    more: ForumWish = {},
    tables = 1,
  ): Promise<{ forum: Forum; first: string; second: string; investor: string }> => {
    const days = ['2027-03-02', '2027-03-03'];
    const sessions = days.map((day) => ({ day, from: '10:00', to: '10:20' }));
    const forum = await world.forum({ startups: 2, investors: 1, ...more, plan: { tables, sessions } });
    const [first, second] = forum.startups as [string, string];
    await world.rows(`update meetings.participation set days = '{2027-03-02}' where party_id = $1`, second);
    await world.judge(forum, (a, b) => ({ stopped: a > 0 || b > 0 }));
    await world.rows(`update meetings.participation set days = '{2027-03-02}' where party_id = $1`, first);
    await publish(await plan(forum));
    await world.rows(`update meetings.participation set days = '{}' where party_id = $1`, first);
    await world.judge(forum, (a, b) => ({ stopped: a > 1 || b > 0 }));
    return { forum, first, second, investor: forum.investors[0]! };
  };

  it('so that another can be held; with notice, and nobody is in two places before, between and after', async ({
    expect,
  }) => {
    const { forum, first, second, investor } = await crowded();
    const [before] = await booked(forum);
    expect(before).toMatchObject({ a: expect.stringMatching(`${first}|${investor}`), slot: forum.slot(1) });
    expect((await plan(forum)).held).toBe(1);
    const draft = await plan(forum, { mode: 'REARRANGE' });
    expect(draft.held).toBe(2);
    const shown = new Map(draft.meetings.nodes.map((one) => [one.id, one]));
    expect(shown.get(before!.id)).toMatchObject({
      ...{ booked: false, slot: { id: forum.slot(2) }, movedFrom: { id: forum.slot(1) } },
    });
    expect(await world.faults()).toEqual([0, 0]);
    // Until it is published, all is as it was.
    expect(await booked(forum)).toEqual([before]);
    expect((await publish(draft)).errors).toEqual([]);
    const after = await booked(forum);
    expect(after.find(({ id }) => id === before!.id)).toMatchObject({
      state: 'MOVED',
      slot: forum.slot(2),
      version: 2,
    });
    expect(after.find(({ id }) => id !== before!.id)).toMatchObject({ state: 'SCHEDULED', slot: forum.slot(1) });
    const moved = (await world.recorded('notice.due', before!.id)).filter(({ kind }) => kind === 'MEETING_MOVED');
    expect(moved.map(({ to }) => to).sort()).toEqual([investor, first].sort());
    const { text, csv } = await filesOf(investor, before!.id);
    expect(text).toContain('SEQUENCE:1');
    expect(text).toContain('DTSTART:20270303');
    expect(csv.split('\r\n').map((line) => line.slice(0, 10))).toEqual(['date,from,', '2027-03-02', '2027-03-03', '']);
    const told = (await world.recorded('notice.due', second)).filter(({ to }) => to === second);
    expect(told.map(({ kind }) => kind)).toEqual(['MEETING_SCHEDULED']);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('and until then offers nobody a place that a meeting to be moved still has', async ({ expect }) => {
    const { forum, first } = await crowded({ investors: 2 }, 2);
    const draft = await plan(forum, { mode: 'REARRANGE' });
    expect(draft.meetings.nodes.filter(({ movedFrom }) => movedFrom)).toHaveLength(1);
    const ask = `{ agenda(participant: "${first}", event: "${forum.id}") {
      items { standing slot { id } } whyNot { counterpart { ${PARTY} } alternatives { slot { id } } } freeSlots { id } } }`;
    const { items, whyNot, freeSlots } = (await world.ask(ask, SECRETARIAT)).data.agenda;
    expect(items).toEqual([{ standing: 'BOOKED', slot: { id: forum.slot(1) } }]);
    expect(whyNot.map((one: { counterpart: { id: string } }) => one.counterpart.id)).toEqual([forum.investors[1]]);
    expect(whyNot[0].alternatives).toEqual([]);
    expect(freeSlots).toEqual([{ id: forum.slot(2) }]);
  });

  it('but not what is pinned, what people moved, and what was booked by hand', async ({ expect }) => {
    const pinned = await crowded();
    const [meeting] = await booked(pinned.forum);
    const { data } = await world.ask(`{ event(id: "${pinned.forum.id}") { timetable { id version } } }`, SECRETARIAT);
    expect((await pin(data.event.timetable, [meeting!.id])).errors).toEqual([]);
    const draft = await plan(pinned.forum, { mode: 'REARRANGE' });
    expect([draft.held, draft.meetings.nodes[0]!.pinned]).toEqual([1, true]);

    const moved = await crowded();
    const [own] = await booked(moved.forum);
    for (const slot of [2, 1]) {
      const { version } = (await booked(moved.forum))[0]!;
      const move = { id: own!.id, slotId: moved.forum.slot(slot), expectedVersion: version };
      const { errors } = await world.mutate('moveMeeting', move, actingFor(moved.investor), 'meeting { id }');
      expect(errors).toEqual([]);
    }
    expect((await plan(moved.forum, { mode: 'REARRANGE' })).held).toBe(1);

    const byHand = await world.forum({
      ...{ startups: 2, investors: 1 },
      plan: { tables: 1, sessions: ['2027-03-02', '2027-03-03'].map((day) => ({ day, from: '10:00', to: '10:20' })) },
    });
    await world.rows(`update meetings.participation set days = '{2027-03-02}' where party_id = $1`, byHand.startups[1]);
    const booking = { eventId: byHand.id, a: byHand.startups[0], b: byHand.investors[0], slotId: byHand.slot(1) };
    await world.mutate('scheduleMeeting', booking, SECRETARIAT, 'meeting { id }');
    await world.judge(byHand);
    expect((await plan(byHand, { mode: 'REARRANGE' })).held).toBe(1);
  });

  it('moves nothing without need, and calls nothing off', async ({ expect }) => {
    const forum = await world.forum({ startups: 6, investors: 4, quota: 3, plan: { tables: 3 } });
    await world.judge(forum, (a) => ({ stopped: a > 3 }));
    await publish(await plan(forum, { effort: 1 }));
    const before = await booked(forum);
    expect(before.length).toBeGreaterThan(7);
    // The same wishes, another order: what is booked would be chosen otherwise now.
    await world.judge(forum, (a, b) => ({ stopped: a > 3, score: (a * 7 + b * 5) % 11 }));
    const same = await plan(forum, { mode: 'REARRANGE' });
    expect(same.meetings.nodes.filter(({ movedFrom }) => movedFrom)).toEqual([]);
    await world.judge(forum, (a, b) => ({ score: (a * 7 + b * 5) % 11 }));
    const draft = await plan(forum, { mode: 'REARRANGE' });
    expect((await publish(draft)).errors).toEqual([]);
    const after = await booked(forum);
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
    expect(after).toHaveLength(draft.held);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('yields to whoever settles a meeting before it is published, with all that waited for its place', async ({
    expect,
  }) => {
    for (const settle of ['cancelMeeting', 'moveMeeting']) {
      const { forum, investor } = await crowded();
      const draft = await plan(forum, { mode: 'REARRANGE' });
      const [{ id, version } = { id: '', version: 0 }] = await booked(forum);
      const move = settle === 'moveMeeting' ? { slotId: forum.slot(2) } : {};
      const input = { id, expectedVersion: version, ...move };
      const { errors } = await world.mutate(settle, input, actingFor(investor), 'meeting { id }');
      expect([settle, errors]).toEqual([settle, []]);
      expect(await world.rows('select id from meetings.timetable_entry where event_id = $1', forum.id)).toEqual([]);
      expect(await world.faults()).toEqual([0, 0]);
      const before = await booked(forum);
      expect((await publish(draft)).errors).toEqual([]);
      expect(await booked(forum)).toEqual(before);
      expect((await publish(await plan(forum, { mode: 'REARRANGE' }))).errors).toEqual([]);
      expect(await booked(forum)).toHaveLength(2);
      expect(await world.faults()).toEqual([0, 0]);
    }
  });

  it('and publishes nothing of a draft whose meeting was pinned meanwhile', async ({ expect }) => {
    const { forum } = await crowded();
    const draft = await plan(forum, { mode: 'REARRANGE' });
    await world.rows('update meetings.meeting set pinned = true where event_id = $1', forum.id);
    const before = await booked(forum);
    const { data } = await world.ask(
      `mutation($input: PublishTimetableInput!) { publishTimetable(input: $input) { errors { code
        ... on DraftUnfitError { meetings { id because pinned } } } } }`,
      SECRETARIAT,
      { input: { id: draft.id, expectedVersion: draft.version, idempotencyKey: `settled-${forum.id}` } },
    );
    const moved = await world.rows<{ id: string }>(
      `select moves as id from meetings.timetable_entry where event_id = $1 and moves is not null`,
      forum.id,
    );
    expect(moved.length).toBeGreaterThan(0);
    const settled = moved.map(({ id }) => ({ id, because: 'SETTLED', pinned: false }));
    expect(data.publishTimetable.errors).toEqual([{ code: 'EVENT_CHANGED', meetings: settled }]);
    expect(await booked(forum)).toEqual(before);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('yields to who books the time that a meeting was to move to', async ({ expect }) => {
    const { forum, investor } = await crowded({ startups: 3 });
    const draft = await plan(forum, { mode: 'REARRANGE' });
    const to = draft.meetings.nodes.find(({ movedFrom }) => movedFrom)!;
    expect(to.slot.id).toBe(forum.slot(2));
    const booking = { eventId: forum.id, a: forum.startups[2], b: investor, slotId: forum.slot(2) };
    expect((await world.mutate('scheduleMeeting', booking, SECRETARIAT, 'meeting { id }')).errors).toEqual([]);
    // The first meeting stays where it is, so that who was to have its place has none.
    expect(await world.rows('select id from meetings.timetable_entry where event_id = $1', forum.id)).toEqual([]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('while others book, cancel and move: one or the other, never both', async ({ expect }) => {
    let standing = 0;
    for (let round = 0; round < 4; round++) {
      const { forum, second, investor } = await crowded();
      const draft = await plan(forum, { mode: 'REARRANGE' });
      const [{ id, version } = { id: '', version: 0 }] = await booked(forum);
      const act = (name: string, input: object) => world.mutate(name, input, SECRETARIAT, 'meeting { id }');
      const answers = await Promise.all([
        publish(draft),
        round % 2
          ? act('cancelMeeting', { id, expectedVersion: version })
          : act('moveMeeting', { id, expectedVersion: version, slotId: forum.slot(2) }),
        act('scheduleMeeting', { eventId: forum.id, a: second, b: investor, slotId: forum.slot(1) }),
      ]);
      const codes = answers.flatMap(({ errors }) => errors.map(({ code }: { code: string }) => code));
      for (const code of codes)
        expect(['EVENT_CHANGED', 'VERSION_CONFLICT', 'SLOT_TAKEN', 'ALREADY_MEETING', 'SAME_PLACE']).toContain(code);
      expect(await world.faults()).toEqual([0, 0]);
      const live = await booked(forum);
      expect(new Set(live.map(({ slot }) => slot)).size).toBe(live.length);
      standing += live.length;
    }
    // Whoever moves a meeting loses none.
    expect(standing).toBeGreaterThan(1);
  });

  it('and what is pinned in the draft stays in the next one, with the place that it waits for', async ({ expect }) => {
    const { forum, second } = await crowded();
    const draft = await plan(forum, { mode: 'REARRANGE' });
    const added = draft.meetings.nodes.find(({ parties }) => parties.some(({ id }) => id === second))!;
    expect((await pin(draft, [added.id])).errors).toEqual([]);
    for (const mode of ['KEEP_PINNED', 'REARRANGE', 'UNBOOKED_ONLY']) {
      const next = await plan(forum, { mode });
      const still = next.meetings.nodes.find(({ id }) => id === added.id);
      expect([mode, still?.slot, next.held]).toEqual([mode, added.slot, 2]);
      expect(await world.faults()).toEqual([0, 0]);
    }
    const { data } = await world.ask(`{ event(id: "${forum.id}") { timetable { id version } } }`, SECRETARIAT);
    expect((await publish(data.event.timetable)).errors).toEqual([]);
    expect(await booked(forum)).toHaveLength(2);
    expect(await world.faults()).toEqual([0, 0]);
  });
});
