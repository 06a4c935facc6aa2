import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { actingFor, openWorld, type World } from './world.ts';

const PARK = viewerOf('TECHNOPARK_MANAGER', 'technopark_host');
const RIVAL = viewerOf('TECHNOPARK_MANAGER', 'technopark_rival');
const EVENT = `event { id state version days sessions { day starts { instant } ends { instant } }
  slots { starts { instant venue { time offset } } ends { venue { time } } } tables { number } interpreters { id number languages hours { day from to } } }`;

const draft = (more: object = {}) => ({
  name: 'Demo day',
  venue: 'Hall',
  country: 'KZ',
  timeZone: 'Asia/Almaty',
  sessions: [{ day: '2027-04-06', from: '09:00', to: '10:30' }],
  slotMinutes: 20,
  breakMinutes: 5,
  tables: 3,
  ...more,
});

describe('An organiser sets up an event', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const create = (more: object = {}, viewer = PARK) => world.mutate('createEvent', draft(more), viewer, EVENT);
  const codes = async (more: object) =>
    (await create(more)).errors.map(({ code, path }: { code: string; path: string[] }) => [code, ...path]);
  const shownTo = async (id: string, viewer = viewerOf('PUBLIC')) =>
    (await world.ask(`{ event(id: "${id}") { state } events(filter: { id: { eq: "${id}" } }) { totalCount } }`, viewer))
      .data;

  it('and gets slots of the length it said, with a break after each, by the clocks of the venue', async ({
    expect,
  }) => {
    const { event, errors } = await create({
      interpreters: [{ languages: ['RU', 'ZH'], hours: [{ day: '2027-04-06', from: '09:00', to: '09:45' }] }],
    });
    expect(errors).toEqual([]);
    expect(
      event.slots.map((slot: { starts: { venue: object }; ends: { venue: object } }) => [
        slot.starts.venue,
        slot.ends.venue,
      ]),
    ).toEqual([
      [{ time: '09:00', offset: '+05:00' }, { time: '09:20' }],
      [{ time: '09:25', offset: '+05:00' }, { time: '09:45' }],
      [{ time: '09:50', offset: '+05:00' }, { time: '10:10' }],
    ]);
    expect(event).toMatchObject({
      state: 'DRAFT',
      days: ['2027-04-06'],
      tables: [{ number: 1 }, { number: 2 }, { number: 3 }],
    });
    expect(event.interpreters).toMatchObject([{ number: 1, languages: ['RU', 'ZH'], hours: [{ from: '09:00' }] }]);
  });

  it('and loses or gains no slot on the day on which the clocks change', async ({ expect }) => {
    const session = { sessions: [{ day: '2027-03-28', from: '01:00', to: '05:00' }], slotMinutes: 60, breakMinutes: 0 };
    const spring = (await create({ ...session, timeZone: 'Europe/Berlin' })).event;
    expect(spring.slots.map(({ starts }: { starts: { venue: object } }) => starts.venue)).toEqual([
      { time: '01:00', offset: '+01:00' },
      { time: '03:00', offset: '+02:00' },
      { time: '04:00', offset: '+02:00' },
    ]);
    const autumn = { ...session, sessions: [{ day: '2027-10-31', from: '01:00', to: '05:00' }] };
    expect((await create({ ...autumn, timeZone: 'Europe/Berlin' })).event.slots).toHaveLength(5);
  });

  it('and is told what is wrong with its wishes', async ({ expect }) => {
    const day = '2027-04-06';
    await expect(codes({ timeZone: 'Asia/Atlantis' })).rejects.toThrow('not a valid IANA time zone');
    expect(await codes({ sessions: [] })).toEqual([['NO_SESSION', 'sessions']]);
    expect(await codes({ sessions: [{ day, from: '9 am', to: '10:00' }] })).toEqual([['INVALID_TIME', 'sessions']]);
    expect(await codes({ sessions: [{ day, from: '10:00', to: '09:00' }] })).toEqual([['INVALID_SESSION', 'sessions']]);
    expect(await codes({ sessions: [{ day, from: '10:00', to: '10:15' }] })).toEqual([['NO_SLOT', 'sessions']]);
    const overlapping = [
      { day, from: '10:00', to: '12:00' },
      { day, from: '09:00', to: '10:01' },
    ];
    expect(await codes({ sessions: overlapping })).toEqual([['SESSIONS_OVERLAP', 'sessions']]);
    expect(await codes({ slotMinutes: 0 })).toEqual([['INVALID_LENGTH', 'slotMinutes']]);
    expect(await codes({ breakMinutes: -1 })).toEqual([['INVALID_BREAK', 'breakMinutes']]);
    expect(await codes({ tables: 0 })).toEqual([['INVALID_TABLES', 'tables']]);
    expect(await codes({ interpreters: [{ languages: ['RU', 'RU'] }] })).toEqual([
      ['TOO_FEW_LANGUAGES', 'interpreters'],
    ]);
    const elsewhen = [{ languages: ['RU', 'ZH'], hours: [{ day: '2027-04-07', from: '09:00', to: '10:00' }] }];
    expect(await codes({ interpreters: elsewhen })).toEqual([['INVALID_DAY', 'interpreters']]);
  });

  it('as a draft for its own eyes, which nobody can enter before it is open', async ({ expect }) => {
    const { event } = await create();
    expect(await shownTo(event.id)).toEqual({ event: null, events: { totalCount: 0 } });
    expect(await shownTo(event.id, RIVAL)).toEqual({ event: null, events: { totalCount: 0 } });
    expect(await shownTo(event.id, PARK)).toEqual({ event: { state: 'DRAFT' }, events: { totalCount: 1 } });
    expect(await shownTo(event.id, SECRETARIAT)).toEqual({ event: { state: 'DRAFT' }, events: { totalCount: 1 } });
    await world.party('startup_eager', 'KZ');
    const entry = { eventId: event.id, partyId: 'startup_eager', role: 'PRESENTER', languages: ['EN'] };
    const enter = () =>
      world.mutate('registerParticipation', entry, actingFor('startup_eager'), 'participation { active }');
    expect((await enter()).errors).toEqual([{ code: 'NOT_FOUND', path: ['eventId'] }]);
    const advance = (name: string, expectedVersion: number) =>
      world.mutate(
        name,
        { id: event.id, expectedVersion },
        PARK,
        'event { state version history { name before after } }',
      );
    expect((await advance('openEvent', 1)).event).toMatchObject({ state: 'OPEN', version: 2 });
    expect(await shownTo(event.id)).toEqual({ event: { state: 'OPEN' }, events: { totalCount: 1 } });
    const closed = (await advance('closeEvent', 2)).event;
    expect(closed.history.map(({ name }: { name: string }) => name)).toEqual(['draft', 'open', 'close']);
    expect((await enter()).errors).toEqual([{ code: 'EVENT_CLOSED', path: ['eventId'] }]);
    expect(await world.recorded('scores.asked', event.id)).toHaveLength(1);
    expect((await advance('closeEvent', 3)).errors).toEqual([{ code: 'ILLEGAL_TRANSITION', path: [] }]);
    expect((await advance('openEvent', 2)).errors).toEqual([{ code: 'VERSION_CONFLICT', path: [] }]);
    await advance('openEvent', 3);
    expect((await enter()).participation).toEqual({ active: true });
  });

  it('and lays it out anew while it is a draft, and no longer', async ({ expect }) => {
    const { event } = await create();
    const update = (input: object, viewer = PARK) =>
      world.mutate(
        'updateEvent',
        { id: event.id, ...input },
        viewer,
        `event { version slots { starts { venue { time } } } tables { number } }`,
      );
    const longer = await update({ slotMinutes: 40, tables: 1, expectedVersion: 1 });
    expect(longer.event.slots.map(({ starts }: { starts: { venue: { time: string } } }) => starts.venue.time)).toEqual([
      '09:00',
      '09:45',
    ]);
    expect(longer.event.tables).toHaveLength(1);
    expect((await update({ tables: 2, expectedVersion: 2 }, RIVAL)).errors).toEqual([{ code: 'FORBIDDEN', path: [] }]);
    await world.mutate('openEvent', { id: event.id, expectedVersion: 2 }, PARK, 'event { id }');
    expect((await update({ tables: 2, expectedVersion: 3 })).errors).toEqual([
      { code: 'LAYOUT_FIXED', path: ['tables'] },
    ]);
    expect((await update({ venue: 'Garden', expectedVersion: 3 })).errors).toEqual([]);
  });

  it('and its interpreters work on days that it has, whichever of the two is changed', async ({ expect }) => {
    const hours = [{ day: '2027-04-06', from: '09:00', to: '10:00' }];
    const { event } = await create({ interpreters: [{ languages: ['RU', 'ZH'], hours }] });
    const update = async (input: object) => {
      const [row] = await world.rows<{ version: number }>('select version from meetings.event where id = $1', event.id);
      const changed = { id: event.id, expectedVersion: row!.version, ...input };
      return world.mutate('updateEvent', changed, PARK, 'event { days interpreters { languages hours { day } } }');
    };
    const later = { sessions: [{ day: '2027-04-07', from: '09:00', to: '10:30' }] };
    const wrong = { event: null, errors: [{ code: 'INVALID_DAY', path: ['interpreters'] }] };
    expect(await update(later)).toEqual(wrong);
    const [{ id }] = event.interpreters;
    const working = (day: string) => ({
      interpreters: [{ id, languages: ['EN', 'ZH'], hours: [{ day, from: '09:00', to: '10:00' }] }],
    });
    expect(await update(working('2027-04-07'))).toEqual(wrong);
    expect(await update({ interpreters: [{ id, languages: ['ZH'] }] })).toMatchObject({
      errors: [{ code: 'TOO_FEW_LANGUAGES', path: ['interpreters'] }],
    });
    expect((await update({ ...later, ...working('2027-04-07') })).event).toEqual({
      days: ['2027-04-07'],
      interpreters: [{ languages: ['EN', 'ZH'], hours: [{ day: '2027-04-07' }] }],
    });
    expect((await update({ slotMinutes: 30, interpreters: [] })).event.interpreters).toEqual([]);
  });

  it('and calls it off: what was agreed at it ends, with notice', async ({ expect }) => {
    const forum = await world.forum();
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const at = { eventId: forum.id, a, b, slotId: forum.slot(1) };
    const { meeting } = await world.mutate('scheduleMeeting', at, SECRETARIAT, 'meeting { id }');
    const { version } = (await world.ask(`{ event(id: "${forum.id}") { version } }`)).data.event;
    const call = { id: forum.id, expectedVersion: version, reason: 'Flood' };
    expect((await world.mutate('cancelEvent', call, SECRETARIAT, 'event { state }')).event).toEqual({
      state: 'CANCELLED',
    });
    const notices = await world.recorded('notice.due', meeting.id);
    expect(
      notices
        .filter(({ kind }) => kind === 'MEETING_CANCELLED')
        .map(({ to }) => to)
        .sort(),
    ).toEqual([b, a].sort());
    const { errors } = await world.mutate('scheduleMeeting', at, SECRETARIAT, 'meeting { id }');
    expect(errors).toEqual([{ code: 'EVENT_CANCELLED', path: ['eventId'] }]);
  });
});
