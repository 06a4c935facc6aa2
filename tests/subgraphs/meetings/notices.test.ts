import ICAL from 'ical.js';
import { beforeAll, describe, type ExpectStatic, it } from 'vitest';
import { ANALYST, SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, openWorld, type World } from './world.ts';

const SIDE = '{ calendarAddress party { ... on Startup { id } ... on Investor { id } } person { id } }';
const NOTICES = `query($after: String) { meetingNotices(first: 100, after: $after) { pageInfo { endCursor hasNextPage } nodes {
  id kind startsAt hours to ${SIDE} about ${SIDE} meeting { id state calendar { text } } proposal { id } calendar { mediaType fileName text } } } }`;

interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly startsAt: string | null;
  readonly hours: number | null;
  readonly to: {
    readonly calendarAddress: string;
    readonly party: { readonly id: string };
    readonly person: object | null;
  };
  readonly about: Notice['to'];
  readonly meeting: {
    readonly id: string;
    readonly state: string;
    readonly calendar: { readonly text: string };
  } | null;
  readonly proposal: { readonly id: string } | null;
  readonly calendar: { readonly mediaType: string; readonly fileName: string; readonly text: string } | null;
}

/** What another library reads in a calendar file. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [component] = calendar.getAllSubcomponents('vevent');
  const event = new ICAL.Event(component!);
  return {
    ...{ method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence },
    ...{ status: component!.getFirstPropertyValue('status'), starts: event.startDate.toJSDate().toISOString() },
    organizer: String(component!.getFirstPropertyValue('organizer')),
    attendees: event.attendees.map((attendee) => String(attendee.getFirstValue()).replace(/^mailto:/i, '')),
  };
}

// One by one: they read one list.
describe('Whoever sends mail asks what is to be sent', { concurrent: false }, () => {
  let world: World;
  let now = new Date('2026-11-23T00:00:00Z');
  let cursor: string | null = null;
  beforeAll(async () => {
    world = await openWorld(() => now);
  });
  /** What is new since it last asked. */
  const ask = async (): Promise<Notice[]> => {
    const { data, errors } = await world.ask(NOTICES, SECRETARIAT, { after: cursor });
    if (errors) throw new Error(JSON.stringify(errors));
    cursor = data.meetingNotices.pageInfo.endCursor ?? cursor;
    return data.meetingNotices.nodes;
  };
  /** So much of it: what is new waits until no older transaction is at work, be it another test's. */
  const news = async ({ poll }: ExpectStatic, count: number): Promise<Notice[]> => {
    const all: Notice[] = [];
    const heard = async () => {
      all.push(...(await ask()));
      return all.length;
    };
    await poll(heard, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
    return all;
  };
  const mutate = (name: string, input: object) => world.mutate(name, input, SECRETARIAT, 'meeting { id version }');

  it('and gets each change once, in order, with the file for the calendars of both, as the meeting was then', async ({
    expect,
  }) => {
    // What the demonstration's forum told.
    expect(await news(expect, 21)).toHaveLength(21);
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    await world.rows(
      `update meetings.participation set person_id = 'person_x' where event_id = $1 and party_id = $2`,
      forum.id,
      a,
    );
    const booking = { eventId: forum.id, a, b, slotId: forum.slot(1), hold: true };
    const { id, version } = (await mutate('scheduleMeeting', booking)).meeting;
    const confirmed = (await mutate('confirmMeeting', { id, expectedVersion: version })).meeting;
    const moved = (await mutate('moveMeeting', { id, expectedVersion: confirmed.version, slotId: forum.slot(4) }))
      .meeting;
    const before = await news(expect, 6);
    await mutate('cancelMeeting', { id, expectedVersion: moved.version });
    const after = await news(expect, 2);
    expect(await ask()).toEqual([]);
    const all = [...before, ...after];
    expect(new Set(all.map((one) => one.id)).size).toBe(8);
    const kinds = ['MEETING_HELD', 'MEETING_SCHEDULED', 'MEETING_MOVED', 'MEETING_CANCELLED'];
    expect(all.map(({ kind, to }) => `${kind} ${to.party.id}`)).toEqual(
      kinds.flatMap((kind) => [`${kind} ${a}`, `${kind} ${b}`]),
    );
    const files = all.filter(({ to }) => to.party.id === b).map(({ calendar }) => read(calendar!.text));
    const [early, late] = ['2027-03-02T05:00:00.000Z', '2027-03-03T05:00:00.000Z'];
    expect(files.map(({ method, sequence, status, starts }) => [method, sequence, status, starts])).toEqual([
      ['REQUEST', 0, 'TENTATIVE', early],
      ['REQUEST', 1, 'CONFIRMED', early],
      ['REQUEST', 2, 'CONFIRMED', late],
      ['CANCEL', 3, 'CANCELLED', late],
    ]);
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(1);
    expect(after[0]!.calendar!.mediaType).toBe('text/calendar; charset=utf-8; method=CANCEL');
    // The newest is what the meeting itself gives.
    const own = read(after[0]!.meeting!.calendar.text);
    expect(read(after[0]!.calendar!.text)).toEqual(own);
    for (const { to, about, calendar } of all) {
      const { attendees, organizer } = read(calendar!.text);
      expect(attendees).toEqual([to.calendarAddress, about.calendarAddress]);
      expect(organizer).toContain(forum.id);
      // Nobody's address is made up: those of a domain that reaches nobody stand for the persons, as far as they are known.
      expect(attendees.every((address) => address.endsWith('@alliance-graph.example'))).toBe(true);
      expect([to.party.id === a ? to.person : about.person, to.party.id === b ? to.person : about.person]).toEqual([
        { id: 'person_x' },
        null,
      ]);
    }
  });

  it('the same versions as the meetings have, where a timetable schedules them and people swap', async ({ expect }) => {
    const forum = await world.forum({ startups: 2, investors: 2, quota: 1, plan: { tables: 2 } });
    await world.judge(forum);
    const draft = (
      await world.mutate('planTimetable', { eventId: forum.id, effort: 0 }, SECRETARIAT, 'timetable { id version }')
    ).timetable;
    await world.mutate(
      'publishTimetable',
      { id: draft.id, expectedVersion: draft.version },
      SECRETARIAT,
      'timetable { id }',
    );
    const check = (notices: readonly Notice[], count: number) => {
      expect(notices).toHaveLength(count);
      for (const { meeting, calendar } of notices) {
        const [then, own] = [read(calendar!.text), read(meeting!.calendar.text)];
        expect([then.sequence, then.starts, then.uid]).toEqual([own.sequence, own.starts, own.uid]);
      }
    };
    const scheduled = await news(expect, 4);
    check(scheduled, 4);
    const [one, other] = [...new Set(scheduled.map(({ meeting }) => meeting!.id))];
    const move = async (id: string, slot: number) => {
      const { errors } = await mutate('moveMeeting', { id, slotId: forum.slot(slot), expectedVersion: 1 });
      expect(errors).toEqual([]);
    };
    await move(one!, 5);
    await move(other!, 6);
    check(await news(expect, 4), 4);
    const swap = { id: one, expectedVersion: 2, otherId: other, otherExpectedVersion: 2 };
    expect((await world.mutate('swapMeetings', swap, SECRETARIAT, 'swap { meeting { id } }')).errors).toEqual([]);
    check(await news(expect, 4), 4);
  });

  it('of proposals and reminders without a file, for nothing changed', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[1]!, forum.investors[1]!];
    const input = { eventId: forum.id, fromId: a, toId: b };
    const { proposal } = await world.mutate('proposeMeeting', input, actingFor(a), 'proposal { id }');
    const [received] = await news(expect, 1);
    expect(received).toMatchObject({
      kind: 'PROPOSAL_RECEIVED',
      proposal: { id: proposal.id },
      meeting: null,
      calendar: null,
    });
    await mutate('scheduleMeeting', { eventId: forum.id, a, b, slotId: forum.slot(1) });
    await news(expect, 2);
    now = new Date('2027-03-01T12:00:00Z');
    await world.sweep();
    const reminders = (await news(expect, 1)).filter(({ kind }) => kind === 'MEETING_SOON');
    expect(reminders.map(({ hours, calendar }) => [hours, calendar])).toContainEqual([24, null]);
    now = new Date('2026-11-23T00:00:00Z');
  });

  it('and nobody else does', async ({ expect }) => {
    for (const viewer of [ANALYST, actingFor('startup_x')]) {
      const { errors } = await world.ask('{ meetingNotices { nodes { id } } }', viewer);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const forged = [[], ['1'], ['1', 'x'], ['-1', '1'], [1, 2]].map((place) => JSON.stringify(['notices', ...place]));
    for (const text of ['xx', ...forged]) {
      const after = Buffer.from(text).toString('base64url');
      const wrong = await world.ask(NOTICES, SECRETARIAT, { after });
      expect([text, wrong.errors?.[0]?.extensions.code]).toEqual([text, 'INVALID_CURSOR']);
    }
  });
});
