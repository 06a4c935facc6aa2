import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { beforeAll, describe, it } from 'vitest';
import { ANALYST, SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

const FILE = '{ mediaType fileName text }';
const HOSTILE = '=HYPERLINK("https://example.org"),<b>&\r\nATTENDEE:mailto:x@example.org';

interface File {
  readonly mediaType: string;
  readonly fileName: string;
  readonly text: string;
}

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

/** What another library reads in a calendar file. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    method: calendar.getFirstPropertyValue('method'),
    events: calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        ...{ uid: event.uid, sequence: event.sequence, status: component.getFirstPropertyValue('status') },
        ...{ summary: event.summary, location: event.location, description: event.description },
        starts: event.startDate.toJSDate().toISOString(),
        ends: event.endDate.toJSDate().toISOString(),
        attendees: event.attendees.map((attendee) => attendee.getParameter('cn')),
      };
    }),
  };
}

describe('The files of a schedule', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const mutate = (name: string, input: object) => world.mutate(name, input, SECRETARIAT, `meeting { id version }`);
  const schedule = async (forum: Forum, a: string, b: string, slot: number, rest: object = {}): Promise<string> =>
    (await mutate('scheduleMeeting', { eventId: forum.id, a, b, slotId: forum.slot(slot), ...rest })).meeting.id;
  const invitation = async (id: string, viewer = SECRETARIAT): Promise<File> => {
    const text = `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Meeting { calendar ${FILE} } } }`;
    return (await world.ask(text, viewer, { ids: [{ __typename: 'Meeting', id }] })).data._entities[0].calendar;
  };
  const filesOf = async (party: string, selection: string, viewer = actingFor(party)) => {
    const text = `query($party: ID!) { participations(filter: { party: { eq: $party } }) { nodes { ${selection} } } }`;
    return world.ask(text, viewer, { party });
  };
  const fileOf = async (party: string, selection: string): Promise<File> =>
    Object.values((await filesOf(party, selection)).data.participations.nodes[0])[0] as File;
  const call = (id: string, names: Record<string, string>) =>
    world.publish(id.startsWith('investor') ? 'investor.changed' : 'startup.changed', { id, country: 'KZ', names });

  it('invite both sides, then tell of the move under the same UID, then cancel', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    await call(a, { en: 'Steppe Robotics' });
    await call(b, { en: 'Silk Capital', ru: 'Шёлк Капитал' });
    const id = await schedule(forum, a, b, 1);
    const file = await invitation(id, actingFor(a));
    expect([file.mediaType, file.fileName]).toEqual(['text/calendar; charset=utf-8; method=REQUEST', `${id}.ics`]);
    const first = read(file.text);
    expect(first).toMatchObject({ method: 'REQUEST', events: [{ sequence: 0, status: 'CONFIRMED' }] });
    expect(first.events[0]).toMatchObject({
      ...{ summary: 'Steppe Robotics – Silk Capital', attendees: ['Steppe Robotics', 'Silk Capital'] },
      ...{ starts: '2027-03-02T05:00:00.000Z', ends: '2027-03-02T05:20:00.000Z', location: 'Hall, Table 1' },
    });
    expect(first.events[0]!.description).toContain('2027-03-02 10:00-10:20 Asia/Almaty');
    await mutate('moveMeeting', { id, expectedVersion: 1, slotId: forum.slot(2), tableId: forum.table(2) });
    const second = read((await invitation(id)).text);
    expect(second.method).toBe('REQUEST');
    expect(second.events[0]).toMatchObject({
      ...{ uid: first.events[0]!.uid, sequence: 1, starts: '2027-03-02T05:20:00.000Z', location: 'Hall, Table 2' },
    });
    await mutate('cancelMeeting', { id, expectedVersion: 2 });
    const last = await invitation(id);
    expect(last.mediaType).toContain('method=CANCEL');
    expect(read(last.text)).toMatchObject({
      method: 'CANCEL',
      events: [{ uid: first.events[0]!.uid, sequence: 2, status: 'CANCELLED' }],
    });
  });

  it('hold a place tentatively', async ({ expect }) => {
    const forum = await world.forum();
    const id = await schedule(forum, forum.startups[0]!, forum.investors[0]!, 1, { hold: true });
    const { text } = await invitation(id);
    expect(read(text)).toMatchObject({ method: 'REQUEST', events: [{ status: 'TENTATIVE' }] });
    expect(text.match(/PARTSTAT=NEEDS-ACTION/g)).toHaveLength(2);
  });

  it('are right on both sides of a change of the clocks', async ({ expect }) => {
    const plan = {
      ...{ timeZone: 'Europe/Berlin', country: 'DE', slotMinutes: 60 },
      sessions: [{ day: '2027-03-28', from: '01:00', to: '04:00' }],
    };
    const forum = await world.forum({ plan });
    const [s, i] = [forum.startups, forum.investors];
    const ids = [await schedule(forum, s[0]!, i[0]!, 1), await schedule(forum, s[0]!, i[1]!, 2)];
    const { events } = read((await fileOf(s[0]!, `calendar ${FILE}`)).text);
    expect(events.map(({ uid, starts, ends }) => [uid.split('@')[0], starts, ends])).toEqual([
      [ids[0], '2027-03-28T00:00:00.000Z', '2027-03-28T01:00:00.000Z'],
      [ids[1], '2027-03-28T01:00:00.000Z', '2027-03-28T02:00:00.000Z'],
    ]);
    // The clocks go from 02:00 to 03:00 between the two.
    expect(events[0]!.description).toContain('2027-03-28 01:00-03:00 Europe/Berlin');
    expect(events[1]!.description).toContain('2027-03-28 03:00-04:00 Europe/Berlin');
    const csv = rowsOf((await fileOf(s[0]!, `csv ${FILE}`)).text);
    expect(csv.map(({ from, to }) => `${from}-${to}`)).toEqual([...['01:00-03:00', '03:00-04:00']]);
    const abroad = rowsOf((await fileOf(s[0]!, `csv(zone: "Asia/Almaty") ${FILE}`)).text);
    expect(abroad.map(({ from, to }) => `${from}-${to}`)).toEqual([...['05:00-06:00', '06:00-07:00']]);
  });

  it('publish all meetings of a participant, those called off as such; the paper shows those that stand', async ({
    expect,
  }) => {
    const forum = await world.forum();
    const [s, i] = [forum.startups, forum.investors];
    const off = await schedule(forum, s[0]!, i[0]!, 1);
    await schedule(forum, s[0]!, i[1]!, 2);
    await mutate('cancelMeeting', { id: off, expectedVersion: 1 });
    const file = await fileOf(s[0]!, `calendar ${FILE}`);
    expect(file.mediaType).toContain('method=PUBLISH');
    expect(read(file.text).events.map(({ status }) => status)).toEqual(['CANCELLED', 'CONFIRMED']);
    const rows = rowsOf((await fileOf(s[0]!, `csv ${FILE}`)).text);
    expect(rows).toMatchObject([{ date: '2027-03-02', from: '10:20', to: '10:40', table: '1', withId: i[1] }]);
    expect((await fileOf(s[0]!, `html ${FILE}`)).text.match(/<tr><td>/g)).toHaveLength(1);
  });

  it('take a hostile name as a name and nothing else', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    await call(b, { en: HOSTILE });
    const id = await schedule(forum, a, b, 1);
    const { text } = await invitation(id);
    expect(text.match(/^ATTENDEE/gm)).toHaveLength(2);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(read(text).events[0]!.attendees).toHaveLength(2);
    const csv = (await fileOf(a, `csv ${FILE}`)).text;
    expect(csv.startsWith('date,from,to,zone,table,with,withId,state,id\r\n')).toBe(true);
    expect(rowsOf(csv)[0]!.with).toBe(`'${HOSTILE}`);
    const html = (await fileOf(a, `html ${FILE}`)).text;
    expect(html).toContain('=HYPERLINK(&quot;https://example.org&quot;),&lt;b&gt;&amp;');
    expect(html).not.toContain('<b>');
  });

  it('run from right to left in Persian and Urdu, a name as its own language does', async ({ expect }) => {
    const forum = await world.forum();
    const [s, i] = [forum.startups, forum.investors];
    await call(i[0]!, { en: 'Silk Capital' });
    await call(i[1]!, { en: 'Caspian Fund', fa: 'صندوق خزر' });
    await schedule(forum, s[0]!, i[0]!, 1);
    await schedule(forum, s[0]!, i[1]!, 2);
    const pageIn = async (locale: string) => (await fileOf(s[0]!, `html(locale: "${locale}") ${FILE}`)).text;
    const persian = await pageIn('fa-IR');
    expect(persian).toContain('<html lang="fa" dir="rtl">');
    expect(persian).toContain('<bdi lang="fa" dir="rtl">صندوق خزر</bdi>');
    expect(persian).toContain('<bdi lang="en" dir="ltr">Silk Capital</bdi>');
    expect(persian).toContain('۲ مارس ۲۰۲۷');
    expect(await pageIn('ur')).toContain('<html lang="ur" dir="rtl">');
    expect(await pageIn('kk')).toContain('<html lang="kk" dir="ltr">');
    expect(await pageIn('xx')).toContain('<html lang="en" dir="ltr">');
  });

  it('are a participant’s own affair and the organiser’s', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const id = await schedule(forum, a, b, 1);
    for (const field of ['calendar', 'csv', 'html']) {
      const denied = await filesOf(a, `${field} ${FILE}`, actingFor(b));
      expect(denied.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await filesOf(a, `${field} ${FILE}`, ANALYST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await filesOf(a, `${field} ${FILE}`, SECRETARIAT)).errors).toBeUndefined();
    }
    const stranger = await world.ask(
      `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Meeting { calendar ${FILE} } } }`,
      actingFor(forum.startups[1]!),
      { ids: [{ __typename: 'Meeting', id }] },
    );
    expect(stranger.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
