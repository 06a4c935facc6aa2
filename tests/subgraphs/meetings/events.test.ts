import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYST, SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { openWorld, type World } from './world.ts';

describe('The forum', () => {
  let meetings: SubgraphUnderTest;
  beforeAll(async () => {
    meetings = await startUnderTest(['meetings']);
  });

  it('lasts two days, some ten weeks ahead, with a lunch break, twelve tables and forty-two slots of twenty minutes', async () => {
    const { data } = await meetings.query(
      `{ event(id: "event_demo-forum") { name { text } synthetic timeZone country days tables { number }
        opens { instant } closes { venue { date time } }
        sessions { day starts { venue { time } } ends { venue { time } } } slots { id } second: slots(day: "2027-02-03") { id } } }`,
    );
    const { tables, slots, second, ...event } = data.event;
    const session = (day: string, from: string, to: string) => ({
      day,
      starts: { venue: { time: from } },
      ends: { venue: { time: to } },
    });
    expect(event).toEqual({
      name: { text: 'Alliance Forum (SYNTHETIC)' },
      synthetic: true,
      timeZone: 'Asia/Almaty',
      country: 'KZ',
      days: ['2027-02-02', '2027-02-03'],
      opens: { instant: '2027-02-02T04:00:00.000Z' },
      closes: { venue: { date: '2027-02-03', time: '17:00' } },
      sessions: ['2027-02-02', '2027-02-03'].flatMap((day) => [
        session(day, '09:00', '12:00'),
        session(day, '13:00', '17:00'),
      ]),
    });
    expect(tables.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect([slots.length, second.length]).toEqual([42, 21]);
  });

  it('is attended by sixty, of whom forty-eight present; a quota is for its owner’s eyes', async () => {
    const text = `{ event(id: "event_demo-forum") { all: participations(first: 1) { totalCount }
      presenters: participations(first: 1, role: PRESENTER) { totalCount nodes { quota party { ... on Startup { id } } } } } }`;
    const own = await meetings.query(text, viewerOf('FOUNDER', 'startup_demo-01'));
    expect(own.data.event).toEqual({
      all: { totalCount: 60 },
      presenters: { totalCount: 48, nodes: [{ quota: 8, party: { id: 'startup_demo-01' } }] },
    });
    const other = await meetings.query(text, viewerOf('FOUNDER', 'startup_demo-02'));
    expect(other.data.event.presenters.nodes[0].quota).toBe(null);
    expect(other.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('tells who speaks which language, paged without loss', async () => {
    const text = `query($after: String) { participations(first: 7, after: $after, filter: { languages: { has: ZH } }, orderBy: [{ field: party, direction: DESC }]) {
      totalCount nodes { party { ... on Startup { id } ... on Investor { id } } } pageInfo { endCursor hasNextPage } } }`;
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await meetings.query(text, undefined, { after });
      expect(data.participations.totalCount).toBe(10);
      seen.push(...data.participations.nodes.map(({ party }: { party: { id: string } }) => party.id));
      ({ endCursor: after, hasNextPage: more } = data.participations.pageInfo);
    }
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    expect(seen).toHaveLength(10);
  });

  it('shows its meetings to the secretariat and analysts, to a party its own, to the public none', async () => {
    const count = async (viewer?: Parameters<SubgraphUnderTest['query']>[1]) =>
      (await meetings.query('{ event(id: "event_demo-forum") { meetings { totalCount } } }', viewer)).data.event
        .meetings.totalCount;
    expect(await count(SECRETARIAT)).toBe(8);
    expect(await count(ANALYST)).toBe(8);
    expect(await count(viewerOf('INVESTOR', 'investor_demo-01'))).toBe(2);
    expect(await count()).toBe(0);
  });

  it('counts meetings in groups, over those one may see', async () => {
    const text = '{ meetingsAggregate(groupBy: [{ field: b }]) { groups { keys { value } count } } }';
    const { data } = await meetings.query(text, viewerOf('FOUNDER', 'startup_demo-01'));
    expect(
      data.meetingsAggregate.groups.map((g: { keys: { value: string }[]; count: number }) => [
        g.keys[0]!.value,
        g.count,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['investor_demo-01', 1],
        ['investor_demo-04', 1],
      ]),
    );
    expect(data.meetingsAggregate.groups).toHaveLength(2);
  });

  it('knows no meeting between a pair that the alliance excluded, and no NEVER is told to a stranger', async () => {
    const text =
      '{ meetingPreferences(filter: { wish: { eq: NEVER } }) { nodes { by { ... on Startup { id } ... on Investor { id } } } } }';
    const by = async (viewer: typeof SECRETARIAT) =>
      (await meetings.query(text, viewer)).data?.meetingPreferences.nodes.map((n: { by: { id: string } }) => n.by.id);
    expect(await by(SECRETARIAT)).toEqual(['investor_demo-04', 'startup_demo-09']);
    expect(await by(viewerOf('FOUNDER', 'startup_demo-09'))).toEqual(['startup_demo-09']);
    expect(await by(viewerOf('INVESTOR', 'investor_demo-07'))).toEqual([]);
    expect(await by(viewerOf('FOUNDER', 'startup_demo-08'))).toEqual([]);
    expect((await meetings.query(text, ANALYST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('An event across a change of the clocks', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const slots = async (id: string, zone: string) =>
    (
      await world.ask(
        `query($id: ID!, $zone: TimeZone!) { event(id: $id) { slots { starts { instant venue { time offset } local(zone: $zone) { date time offset } } } } }`,
        undefined,
        { id, zone },
      )
    ).data.event.slots.map(({ starts: { instant, venue, local } }: never) => {
      const { time, offset } = venue as { time: string; offset: string };
      const there = local as { date: string; time: string; offset: string };
      return `${instant} ${time}${offset} ${there.date} ${there.time}${there.offset}`;
    });

  it('loses an hour in spring at the venue, while a zone without summer time goes on', async () => {
    const plan = {
      timeZone: 'Europe/Berlin',
      country: 'DE',
      sessions: [{ day: '2027-03-28', from: '01:00', to: '04:00' }],
      slotMinutes: 60,
    };
    const { id } = await world.forum({ startups: 0, investors: 0, plan });
    expect(await slots(id, 'Asia/Almaty')).toEqual([
      '2027-03-28T00:00:00.000Z 01:00+01:00 2027-03-28 05:00+05:00',
      '2027-03-28T01:00:00.000Z 03:00+02:00 2027-03-28 06:00+05:00',
    ]);
  });

  it('shows the same hour on both days although the viewer’s clocks changed between', async () => {
    const plan = {
      sessions: ['2027-03-13', '2027-03-14'].map((day) => ({ day, from: '20:00', to: '21:00' })),
      slotMinutes: 60,
    };
    const { id } = await world.forum({ startups: 0, investors: 0, plan });
    expect(await slots(id, 'America/New_York')).toEqual([
      '2027-03-13T15:00:00.000Z 20:00+05:00 2027-03-13 10:00-05:00',
      '2027-03-14T15:00:00.000Z 20:00+05:00 2027-03-14 11:00-04:00',
    ]);
  });

  it('refuses a zone that does not exist', async () => {
    const { errors } = await world.ask('{ events { nodes { opens { local(zone: "Mars/Base") { time } } } } }');
    expect(errors?.[0]?.message).toContain('Mars/Base');
  });
});
