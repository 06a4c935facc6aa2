import { beforeAll, describe, expect, it } from 'vitest';
import { SECRETARIAT, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { deal, exclusion, investor, type MatchesWorld, matchesWorld, of, residency, startup } from './world.ts';

const FUND = viewerOf('INVESTOR', 'investor_fund');
const LIST =
  'totalCount asOf modelVersion nodes { rank score startup { id } parts { criterion contribution } sharedCoInvestors { id } parkRaises { id } }';

describe('An investor’s match list', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      investor('fund'),
      investor('partner', {
        mandate: {
          sectors: ['EDTECH'],
          rounds: null,
          countries: null,
          languages: null,
          ticketMinUsd: null,
          ticketMaxUsd: null,
        },
      }),
      startup('near'),
      startup('far', { sectors: ['AGRITECH_FOOD'], country: 'IR', raise: null }),
      startup('small', {
        raise: { amount: '9000.00', currency: 'USD', amountUsd: 9_000, round: 'SEED', closesOn: null },
      }),
      startup('backed'),
      startup('neighbour'),
      deal('1', 'startup_backed', ['investor_partner'], '2026-05-01'),
      deal('2', 'startup_elsewhere', ['investor_partner', 'investor_fund'], '2025-05-01'),
      residency('startup_backed', 'technopark_a'),
      residency('startup_neighbour', 'technopark_a'),
    );
  });

  const matches = async (args = '', selection = LIST) => {
    const { data, errors } = await world.query(
      of('Investor', 'investor_fund', `matches${args} { ${selection} }`),
      FUND,
    );
    expect(errors).toBeUndefined();
    return data._entities[0].matches;
  };
  const ids = (list: { nodes: { startup: { id: string } }[] }) => list.nodes.map((node) => node.startup.id);

  it('holds what the mandate allows, best first, and its parts add up to its scores', async () => {
    const list = await matches();
    expect(ids(list).sort()).toEqual(['startup_backed', 'startup_near', 'startup_neighbour']);
    for (const { score, parts } of list.nodes) {
      const sum = parts.reduce((total: number, part: { contribution: number }) => total + part.contribution, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
    }
    const scores = list.nodes.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('says why a startup is not in it', async () => {
    const query =
      '{ matchBetween(startupId: "startup_far", otherId: "investor_fund") { rank stops { code text { text } } } }';
    const { data } = await world.query(query, FUND);
    expect(data.matchBetween.rank).toBeNull();
    expect(data.matchBetween.stops.map(({ code }: { code: string }) => code)).toEqual([
      'OUTSIDE_COUNTRIES',
      'OUTSIDE_SECTORS',
    ]);
  });

  it('tells which share a co-investor, and which come from a park that raised', async () => {
    const sharing = await matches('(filter: { sharesCoInvestor: true })');
    expect(ids(sharing)).toEqual(['startup_backed']);
    expect(sharing.nodes[0].sharedCoInvestors).toEqual([{ id: 'investor_partner' }]);
    const raising = await matches('(filter: { parkRaisedWithinYear: true })');
    expect(ids(raising)).toEqual(['startup_neighbour']);
    expect(raising.nodes[0].parkRaises).toEqual([{ id: 'deal_1' }]);
  });

  it('holds a startup as soon as it was told of, and no list of an earlier moment does', async () => {
    const before = world.now();
    world.advance(1);
    await world.tell(startup('new'));
    expect(ids(await matches())).toContain('startup_new');
    expect(ids(await matches(`(asOf: "${before.toISOString()}")`))).not.toContain('startup_new');
    expect(ids(await matches(`(newSince: "${before.toISOString()}")`))).toEqual(['startup_new']);
  });

  it('can be had again byte for byte after everything has changed', async () => {
    const then = await matches();
    world.advance(1);
    await world.tell(
      startup('near', { sectors: ['EDTECH'] }),
      startup('another'),
      exclusion('later', 'startup_backed', 'investor_fund'),
      deal('3', 'startup_neighbour', ['investor_fund'], world.now().toISOString().slice(0, 10)),
    );
    expect(ids(await matches()).sort()).toEqual(['startup_another', 'startup_new']);
    expect(JSON.stringify(await matches(`(asOf: "${then.asOf}")`))).toBe(JSON.stringify(then));
  });

  it('moves by exactly what the caller’s weights change', async () => {
    const weighted = '(weights: [{ criterion: SECTOR, factor: 0.5 }])';
    const { moves } = await matches(weighted, 'moves { id from to scoreChange changes { criterion change } }');
    expect(moves.length).toBeGreaterThan(0);
    for (const move of moves) {
      expect(move.changes.map(({ criterion }: { criterion: string }) => criterion)).toEqual(['SECTOR']);
      expect(move.changes[0].change).toBeCloseTo(move.scoreChange, 9);
    }
    expect((await matches('', 'moves { id }')).moves).toEqual([]);
  });

  it('is paged by cursors that are refused in another ranking', async () => {
    const first = await matches('(first: 1)', 'nodes { startup { id } } pageInfo { endCursor hasNextPage }');
    const second = await matches(
      `(first: 1, after: "${first.pageInfo.endCursor}")`,
      'nodes { rank startup { id } } pageInfo { hasNextPage }',
    );
    expect(second.nodes[0].rank).toBe(2);
    expect(ids(second)).not.toEqual(ids(first));
    const other = of(
      'Investor',
      'investor_fund',
      `matches(first: 1, after: "${first.pageInfo.endCursor}", weights: [{ criterion: SECTOR, factor: 2 }]) { totalCount }`,
    );
    expect((await world.query(other, FUND)).errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });

  it('refuses a weight outside its range', async () => {
    const query = of(
      'Investor',
      'investor_fund',
      'matches(weights: [{ criterion: SECTOR, factor: 5 }]) { totalCount }',
    );
    expect((await world.query(query, FUND)).errors?.[0]?.extensions.code).toBe('INVALID_WEIGHT');
  });

  it('is shown to the investor itself, the secretariat and analysts', async () => {
    const query = of('Investor', 'investor_fund', 'matches { totalCount }');
    for (const viewer of [FUND, SECRETARIAT, viewerOf('ANALYST')])
      expect((await world.query(query, viewer)).errors).toBeUndefined();
    for (const viewer of [viewerOf('INVESTOR', 'investor_partner'), viewerOf('FOUNDER', 'startup_near')]) {
      expect((await world.query(query, viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('costs as many statements for a page of twenty as for one', async () => {
    const count = async (first: number) =>
      (
        await world.query(
          of('Investor', 'investor_fund', `matches(first: ${first}) { nodes { startup { id } } }`),
          FUND,
        )
      ).statements;
    expect(await count(20)).toBe(await count(1));
  });
});

describe('A process just started', () => {
  it('is warmed before anybody asks: its first list reads no facts, and the line of progress says what was built', async () => {
    const world = await matchesWorld();
    await world.tell(investor('fund'), startup('near'));
    const first = async (isWarmed: boolean) => {
      const lines: string[] = [];
      const { databaseUrl } = world;
      const log = (line: string) => void lines.push(line);
      const process = await startUnderTest(['matches'], { databaseUrl, clock: world.now, seed: false, log });
      if (isWarmed) await process.running.warm();
      const asked = of('Startup', 'startup_near', 'marketMatches { totalCount }');
      return { lines, statements: (await process.query(asked, SECRETARIAT)).statements };
    };
    expect(await first(false)).toEqual({ lines: [], statements: 5 });
    const { lines, statements } = await first(true);
    expect(statements).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^matches: index of 1 startups and 1 investors, priors-\w+$/)]);
  });
});
