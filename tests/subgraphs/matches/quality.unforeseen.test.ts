import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { connected } from '../../harness/server.ts';
import { ANALYST, SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { entry, exclusion, type MatchesWorld, market, matchesWorld, of, startup } from './world.ts';

/** Twelve markets, the more people the higher: CN first, PK last; of MN nobody knows how many. */
const COUNTRIES = ['CN', 'IN', 'RU', 'BR', 'JP', 'MX', 'TR', 'IR', 'TH', 'MY', 'UZ', 'PK'];

const asks = (from = '2026-01-01', to = '2027-01-01') =>
  `{ unforeseenEntries(period: { from: "${from}", to: "${to}" }) { entries foreseen unforeseen notReplayable nodes {
    id startup { id } country market { id } entered { from to } confidence verdict asOf rank stops
    against { code contribution } unknown { code } } } }`;

interface Node {
  readonly id: string;
  readonly verdict: string;
  readonly rank: number | null;
  readonly asOf: string | null;
  readonly stops: string[];
}

describe('Entries that the engine had not foreseen', { concurrent: false }, () => {
  let world: MatchesWorld;
  const unforeseen = async (from?: string, to?: string, viewer: Viewer = ANALYST) => {
    const { data, errors } = await world.query(asks(from, to), viewer);
    expect(errors).toBeUndefined();
    return data.unforeseenEntries;
  };
  const node = async (key: string) => (await unforeseen()).nodes.find(({ id }: Node) => id === `market-entry_${key}`);

  beforeAll(async () => {
    world = await matchesWorld(); // 2026-11-23T08:00Z
    await world.tell(
      ...COUNTRIES.map((country, i) => market(country, 1e9 / 2 ** i)),
      market('MN'),
      startup('a'),
      exclusion('x', 'startup_a', 'state_RU'),
    );
    world.advance(2);
    await world.tell(
      startup('late'),
      entry('foreseen', 'startup_a', 'CN', 2026),
      entry('below', 'startup_a', 'PK', 2026),
      entry('blank', 'startup_a', 'MN', 2026),
      entry('stopped', 'startup_a', 'RU', 2026),
      entry('elsewhere', 'startup_a', 'FR', 2026),
      entry('old', 'startup_a', 'IN', 2024),
      entry('undated', 'startup_a', 'IN', null),
      entry('unknown', 'startup_late', 'PK', 2026),
    );
  });

  it('are counted apart from those foreseen, and from those of which nothing can be said', async () => {
    expect(await unforeseen()).toMatchObject({ entries: 7, foreseen: 1, unforeseen: 4, notReplayable: 2 });
  });

  it('stood where the list of the day before had them, with what spoke against them', async () => {
    const found = await node('below');
    expect(found).toMatchObject({
      ...{ startup: { id: 'startup_a' }, country: 'PK', market: { id: 'market_PK' }, confidence: 'A' },
      ...{ entered: { from: '2026-01-01', to: '2026-11-26' }, verdict: 'RANKED_BELOW' },
      ...{ asOf: '2026-11-24T23:59:59.999Z', rank: 11, stops: [] },
    });
    const list = of(
      'Startup',
      'startup_a',
      `marketMatches(asOf: "${found.asOf}") { nodes {
      rank market { id } reasons { code contribution } } }`,
    );
    const { nodes } = (await world.query(list, SECRETARIAT)).data._entities[0].marketMatches;
    const there = nodes.find((one: { market: { id: string } }) => one.market.id === 'market_PK');
    expect(there.rank).toBe(11); // RU is kept out
    const speaking = (side: string) => there.reasons.filter(({ code }: { code: string }) => code.endsWith(side));
    expect(found.against).toEqual(speaking('_AGAINST'));
    expect(found.against.map(({ code }: { code: string }) => code)).toContain('DEMAND_AGAINST');
    expect(found.unknown).toEqual(speaking('_UNKNOWN').map(({ code }: { code: string }) => ({ code })));
    expect(found.unknown.map(({ code }: { code: string }) => code)).toContain('TIES_UNKNOWN');
  });

  it('may have been missed because something was not known of the market', async () => {
    const { verdict, rank, unknown } = await node('blank');
    expect([verdict, rank]).toEqual(['RANKED_BELOW', 12]);
    expect(unknown.map(({ code }: { code: string }) => code)).toContain('DEMAND_UNKNOWN');
  });

  it('may have been kept out by a rule, or be of no market that the engine knows', async () => {
    expect(await node('stopped')).toMatchObject({ verdict: 'STOPPED', rank: null, stops: ['EXCLUDED'] });
    expect(await node('elsewhere')).toMatchObject({ verdict: 'NO_SUCH_MARKET', market: null, rank: null });
  });

  it('are not judged when our facts begin later, or the year is not known', async () => {
    for (const key of ['unknown', 'undated'])
      expect(await node(key)).toMatchObject({ verdict: 'NOT_REPLAYABLE', asOf: null, rank: null, against: [] });
    const of2024 = await unforeseen('2024-06-01', '2024-07-01');
    expect(of2024.nodes.map(({ id, verdict }: Node) => [id, verdict])).toEqual([
      ['market-entry_old', 'NOT_REPLAYABLE'],
      ['market-entry_undated', 'NOT_REPLAYABLE'],
    ]);
    expect(of2024.nodes[0].entered).toEqual({ from: '2024-01-01', to: '2025-01-01' });
  });

  it('are paged, the unforeseen before those of which nothing can be said', async () => {
    const ids = (await unforeseen()).nodes.map(({ id }: Node) => id);
    const page = (args: string) =>
      `{ unforeseenEntries(period: { from: "2026-01-01", to: "2027-01-01" }, ${args}) {
        entries totalCount nodes { id } pageInfo { endCursor } } }`;
    const first = (await world.query(page('first: 4'), ANALYST)).data.unforeseenEntries;
    expect([first.entries, first.totalCount]).toEqual([7, 6]);
    const after = `first: 4, after: "${first.pageInfo.endCursor}"`;
    const second = (await world.query(page(after), ANALYST)).data.unforeseenEntries;
    expect([...first.nodes, ...second.nodes].map(({ id }: Node) => id)).toEqual(ids);
    expect(ids.map((id: string) => id.slice('market-entry_'.length))).toEqual([
      ...['below', 'blank', 'elsewhere', 'stopped'],
      ...['undated', 'unknown'],
    ]);
  });

  it('are judged by what was known then, whatever has been learned since', async () => {
    const before = await unforeseen();
    world.advance(1);
    await world.tell(
      market('PK', 1e12),
      startup('a', { presentIn: ['PK', 'CN'] }),
      exclusion('x', 'startup_a', 'state_RU', '2026-11-20'),
    );
    expect(await unforeseen()).toEqual(before);
  });

  it('are judged with the decisions of then', async () => {
    await connected(world.databaseUrl, (client) =>
      client.query(`insert into matches.decision (id, by_id, about_id, verdict, decided_at)
        values ('decision_1', 'startup_a', 'market_CN', 'PASSED', '2026-11-24T12:00:00Z')`),
    );
    expect((await node('foreseen')).stops).toEqual(['PASSED']);
    // One place up: PK is among the first ten now, and so is no longer in the answer.
    expect(await node('below')).toBeUndefined();
    expect((await unforeseen()).foreseen).toBe(1);
  });

  it('cost three statements, however many there are and on however many days', async () => {
    expect((await world.query(asks(), ANALYST)).statements).toBe(3);
    const stopped = await node('stopped');
    await world.tell(entry('later', 'startup_late', 'TR', 2026));
    world.advance(2);
    await world.tell(entry('latest', 'startup_a', 'TR', 2026), entry('last', 'startup_late', 'UZ', 2026));
    expect((await unforeseen()).entries).toBe(10);
    // The exclusion has ended since, as the later of the two days knows.
    expect(await node('stopped')).toEqual(stopped);
    expect((await world.query(asks(), ANALYST)).statements).toBe(3);
  });

  it('are for analysts and the secretariat', async () => {
    const code = async (text: string, viewer: Viewer) => (await world.query(text, viewer)).errors?.[0]?.extensions.code;
    await unforeseen(undefined, undefined, SECRETARIAT);
    expect(await code(asks(), viewerOf('FOUNDER', 'startup_a'))).toBe('FORBIDDEN');
    expect(await code(asks(), viewerOf('PUBLIC'))).toBe('UNAUTHENTICATED');
    expect(await code(asks('2026-02-01', '2026-02-01'), ANALYST)).toBe('INVALID_PERIOD');
  });
});

describe('An entry from before any market was known', () => {
  it('is none of which anything can be said, whenever the markets are told', async () => {
    const world = await matchesWorld();
    await world.tell(startup('a'));
    world.advance(2);
    await world.tell(
      market('CN', 1e9),
      entry('early', 'startup_a', 'CN', 2026),
      entry('abroad', 'startup_a', 'FR', 2026),
    );
    const { nodes } = (await world.query(asks(), ANALYST)).data.unforeseenEntries;
    expect(nodes.map(({ verdict }: Node) => verdict)).toEqual(['NOT_REPLAYABLE', 'NOT_REPLAYABLE']);
  });
});
