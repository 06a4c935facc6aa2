import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYST, SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';

const FOUNDER = viewerOf('FOUNDER', 'startup_demo-01');
const NEXT = `query($ids: [_Any!]!, $zone: TimeZone!) { _entities(representations: $ids) { ... on Startup { nextMeeting {
  id state table { number } counterpart { ... on Investor { id } }
  starts { instant venue { date time offset } local(zone: $zone) { date time offset zone } } } } } }`;
const startups = (...numbers: string[]) => numbers.map((n) => ({ __typename: 'Startup', id: `startup_demo-${n}` }));

// One by one: a count of statements must not hold those of another test.
describe('Whom do I meet at the forum, and when?', { concurrent: false }, () => {
  let meetings: SubgraphUnderTest;
  beforeAll(async () => {
    meetings = await startUnderTest(['meetings']);
  });
  const next = async (viewer: typeof FOUNDER, zone = 'Asia/Almaty', ...ids: string[]) =>
    (await meetings.query(NEXT, viewer, { ids: startups(...(ids.length ? ids : ['01'])), zone })).data._entities;

  it('tells a startup its next meeting by its own clocks', async () => {
    expect(await next(FOUNDER, 'Europe/Moscow')).toEqual([
      {
        nextMeeting: {
          id: 'meeting_startup-demo-01-investor-demo-01',
          state: 'SCHEDULED',
          table: { number: 1 },
          counterpart: { id: 'investor_demo-01' },
          starts: {
            instant: '2027-02-02T04:00:00.000Z',
            venue: { date: '2027-02-02', time: '09:00', offset: '+05:00' },
            local: { date: '2027-02-02', time: '07:00', offset: '+03:00', zone: 'Europe/Moscow' },
          },
        },
      },
    ]);
  });

  it('keeps a meeting between its sides, the secretariat and analysts', async () => {
    const shown = async (viewer: typeof FOUNDER) => (await next(viewer))[0].nextMeeting?.id ?? null;
    expect(await shown(viewerOf('INVESTOR', 'investor_demo-04'))).toBe('meeting_startup-demo-01-investor-demo-04');
    expect(await shown(SECRETARIAT)).toBe('meeting_startup-demo-01-investor-demo-01');
    expect(await shown(ANALYST)).toBe('meeting_startup-demo-01-investor-demo-01');
    expect(await shown(viewerOf('FOUNDER', 'startup_demo-02'))).toBe(null);
    expect(await shown(viewerOf('PUBLIC'))).toBe(null);
  });

  it('denies a meeting to a stranger through _entities too', async () => {
    const text = `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Meeting { state } } }`;
    const ids = [{ __typename: 'Meeting', id: 'meeting_startup-demo-01-investor-demo-01' }];
    expect((await meetings.query(text, FOUNDER, { ids })).data._entities).toEqual([{ state: 'SCHEDULED' }]);
    const stranger = await meetings.query(text, viewerOf('FOUNDER', 'startup_demo-02'), { ids });
    expect(stranger.data._entities[0]?.state ?? null).toBe(null);
    expect(stranger.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await meetings.query(text, undefined, { ids })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('asks the database as often for forty-eight startups as for one', async () => {
    const text = `query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Startup {
      participations { event { id } } meetings { nodes { id table { number } starts { instant } history { name } } } nextMeeting { id } } } }`;
    const all = Array.from({ length: 48 }, (_, i) => String(i + 1).padStart(2, '0'));
    const one = await meetings.query(text, SECRETARIAT, { ids: startups('01') });
    const many = await meetings.query(text, SECRETARIAT, { ids: startups(...all) });
    const withMeeting = many.data._entities.filter((startup: { nextMeeting: object | null }) => startup.nextMeeting);
    expect(withMeeting).toHaveLength(7);
    expect(many.statements).toBe(one.statements);
  });

  it('shows the agenda of one who is there on the second day only', async () => {
    const { data } = await meetings.query(
      `{ myAgenda(eventId: "event_demo-forum") {
        event { timeZone } participation { days languages quota person { id } }
        meetings { counterpart { ... on Investor { id } } starts { venue { date time } } }
        preferences { wish about { ... on Investor { id } } } proposals { id }
        freeSlots { starts { venue { date time } } } } }`,
      viewerOf('FOUNDER', 'startup_demo-02'),
    );
    const { freeSlots, ...agenda } = data.myAgenda;
    expect(agenda).toEqual({
      event: { timeZone: 'Asia/Almaty' },
      participation: {
        days: ['2027-02-03'],
        languages: ['UZ', 'RU', 'EN'],
        quota: 8,
        person: { id: 'person_demo-founder-02' },
      },
      meetings: [{ counterpart: { id: 'investor_demo-02' }, starts: { venue: { date: '2027-02-03', time: '09:00' } } }],
      preferences: [
        { wish: 'MUST', about: { id: 'investor_demo-02' } },
        { wish: 'WANT', about: { id: 'investor_demo-07' } },
      ],
      proposals: [],
    });
    expect(freeSlots).toHaveLength(20);
    expect(freeSlots[0].starts.venue).toEqual({ date: '2027-02-03', time: '09:20' });
  });

  it('has no agenda for one who does not take part, and none for the public', async () => {
    const text = '{ myAgenda(eventId: "event_demo-forum") { event { id } } }';
    expect((await meetings.query(text, viewerOf('TECHNOPARK_MANAGER', 'technopark_demo-lake'))).data.myAgenda).toBe(
      null,
    );
    expect((await meetings.query(text)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
