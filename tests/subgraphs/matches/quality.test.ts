import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { ANALYST, SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { came, decided, LOOKS, type Said, showed } from './log.ts';
import { type MatchesWorld, matchesWorld, startup } from './world.ts';

const MEASURES = `lists impressions suggestions acceptedWithin30Days acceptedShare hitAt10 ndcgAt10
  popularity { hitAt10 ndcgAt10 }`;
const asks = (groupBy = '', from = '2026-09-01', to = '2026-11-01') =>
  `{ matchingQuality(period: { from: "${from}", to: "${to}" }${groupBy && `, groupBy: [${groupBy}]`}) {
    horizonDays judgedUntil pending groups { keys { by value } ${MEASURES} } } }`;

describe('The measured quality of a small world', { concurrent: false }, () => {
  let world: MatchesWorld;
  const quality = async (groupBy = '', from?: string, to?: string, viewer: Viewer = ANALYST) => {
    const { data, errors } = await world.query(asks(groupBy, from, to), viewer);
    expect(errors).toBeUndefined();
    return data.matchingQuality;
  };
  beforeAll(async () => {
    world = await matchesWorld(); // 2026-11-23T08:00Z
    await world.tell(
      startup('a', { country: 'KZ', sectors: ['FINTECH'] }),
      startup('b', { country: 'UZ', sectors: ['FINTECH', 'EDTECH'] }),
      startup('c', { country: 'UZ', sectors: ['EDTECH'] }),
      startup('deep', { country: null, sectors: [] }),
    );
    await showed(world, [
      // One list: a, b, c and, below the tenth place, deep.
      ['investor_1', 'startup_a', 1, '2026-09-10'],
      ['investor_1', 'startup_b', 2, '2026-09-10'],
      ['investor_1', 'startup_c', 3, '2026-09-10'],
      ['investor_1', 'startup_deep', 11, '2026-09-10'],
      // The same viewer the next day.
      ['investor_1', 'startup_b', 1, '2026-09-11'],
      // A startup’s own list.
      ['startup_a', 'investor_1', 1, '2026-09-12'],
      ['startup_a', 'investor_2', 2, '2026-09-12'],
      // Not to be judged yet: less than thirty days old.
      ['investor_1', 'startup_a', 1, '2026-10-25'],
    ]);
    await decided(world, [
      // Popularity before the lists: b two parties, c one; a none, for what was taken back does not count,
      // nor what the viewer itself had said.
      ['investor_8', 'startup_b', 'INTERESTED', '2026-09-01T00:00:00Z'],
      ['investor_9', 'startup_b', 'INTERESTED', '2026-09-01T00:00:01Z'],
      ['investor_9', 'startup_c', 'INTERESTED', '2026-09-01T00:00:02Z'],
      ['investor_7', 'startup_a', 'INTERESTED', '2026-09-01T00:00:03Z'],
      ['investor_7', 'startup_a', 'WITHDRAWN', '2026-09-02T00:00:00Z'],
      // Accepted: c on the first day, b before the window of the first showing ends.
      ['investor_1', 'startup_c', 'INTERESTED', '2026-09-10T13:00:00Z'],
      // No acceptance: before it was shown, and a pass.
      ['investor_1', 'startup_a', 'INTERESTED', '2026-09-10T11:00:00Z'],
      ['startup_a', 'investor_1', 'PASSED', '2026-09-13T00:00:00Z'],
    ]);
    await came(world, [
      // A day and an hour too late for the showing of the 10th, in time for that of the 11th.
      ['MET', 'startup_b', 'investor_1', '2026-10-11T11:00:00Z'],
      ['INVESTED', 'startup_deep', 'investor_1', '2026-09-30T23:59:59.999Z'],
    ]);
  });

  it('is what one computes by hand', async () => {
    // List 1: accepted c at 3 and deep at 11. Hit. NDCG = .5 / (1 + .63093). By popularity: b, c, a, deep; c at 2.
    // List 2: accepted b at 1. Hit, NDCG 1 either way. List 3: none accepted; no NDCG.
    expect(await quality()).toEqual({
      horizonDays: 30,
      judgedUntil: '2026-10-24T08:00:00.000Z',
      pending: 1,
      groups: [
        {
          keys: [],
          lists: 3,
          impressions: 7,
          suggestions: 6,
          acceptedWithin30Days: 3,
          acceptedShare: 0.5,
          hitAt10: expect.closeTo(2 / 3, 9),
          ndcgAt10: expect.closeTo((0.5 / (1 + LOOKS[1]) + 1) / 2, 5),
          popularity: {
            hitAt10: expect.closeTo(2 / 3, 9),
            ndcgAt10: expect.closeTo((LOOKS[1] / (1 + LOOKS[1]) + 1) / 2, 5),
          },
        },
      ],
    });
  });

  it('counts of each sector what was shown of it, at the places it had among all', async () => {
    const { groups } = await quality('SECTOR');
    const of = (value: string | null) =>
      groups.find(({ keys }: { keys: { value: string | null }[] }) => keys[0]!.value === value);
    // EDTECH: b and c. List 1: c at 3 -> .5; list 2: b at 1. By popularity c at 2.
    expect(of('EDTECH')).toMatchObject({
      ...{ lists: 2, impressions: 3, suggestions: 2, acceptedWithin30Days: 2, acceptedShare: 1, hitAt10: 1 },
      ndcgAt10: expect.closeTo((0.5 + 1) / 2, 5),
      popularity: { hitAt10: 1, ndcgAt10: expect.closeTo((LOOKS[1] + 1) / 2, 5) },
    });
    // FINTECH: a and b, and both rows of startup_a’s own list.
    expect(of('FINTECH')).toMatchObject({
      ...{ lists: 3, impressions: 5, suggestions: 4, acceptedWithin30Days: 1, ndcgAt10: 1 },
      hitAt10: expect.closeTo(1 / 3, 9),
    });
    // Unknown: deep alone, which stood too deep to hit.
    expect(of(null)).toMatchObject({ lists: 1, acceptedShare: 1, hitAt10: 0, ndcgAt10: 0 });
    expect(groups).toHaveLength(3);
  });

  it('is grouped by sector and country together, largest group first', async () => {
    const { groups } = await quality('COUNTRY, SECTOR');
    const table = groups.map(({ keys, impressions }: { keys: { value: string }[]; impressions: number }) => [
      ...keys.map(({ value }) => value),
      impressions,
    ]);
    expect(table).toEqual([
      ['KZ', 'FINTECH', 3],
      ['UZ', 'EDTECH', 3],
      ['UZ', 'FINTECH', 2],
      [null, null, 1],
    ]);
  });

  it('of a group of which none was accepted has no NDCG', async () => {
    const { groups } = await quality('COUNTRY');
    expect(groups.find(({ keys }: { keys: { value: string }[] }) => keys[0]!.value === 'KZ')).toMatchObject({
      ...{ acceptedWithin30Days: 0, acceptedShare: 0, hitAt10: 0, ndcgAt10: null },
    });
  });

  it('judges a list once its thirty days are over, to the moment', async () => {
    expect((await quality('', '2026-10-01', '2026-11-01')).groups).toEqual([]);
    world.advance(1 + 4 / 24);
    const { pending, groups } = await quality('', '2026-10-01', '2026-11-01');
    expect([pending, groups[0].impressions]).toEqual([0, 1]);
  });

  it('takes interest back that was taken back', async () => {
    await decided(world, [['investor_1', 'startup_c', 'WITHDRAWN', '2026-11-22T00:00:00Z']]);
    expect((await quality()).groups[0].acceptedWithin30Days).toBe(2);
  });

  it('costs one statement, however much was shown', async () => {
    expect((await world.query(asks('SECTOR'), ANALYST)).statements).toBe(1);
    expect((await world.query(asks('', '2020-01-01', '2020-01-02'), ANALYST)).statements).toBe(1);
  });

  it('is for analysts and the secretariat, over a year at most', async () => {
    await quality('', undefined, undefined, SECRETARIAT);
    const code = async (text: string, viewer: Viewer) => (await world.query(text, viewer)).errors?.[0]?.extensions.code;
    for (const role of ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', 'PROGRAMME_MANAGER'])
      expect(await code(asks(), viewerOf(role, 'investor_1'))).toBe('FORBIDDEN');
    expect(await code(asks(), viewerOf('PUBLIC'))).toBe('UNAUTHENTICATED');
    expect(await code(asks('', '2026-01-02', '2026-01-02'), ANALYST)).toBe('INVALID_PERIOD');
    expect(await code(asks('', '2024-01-01', '2026-01-01'), ANALYST)).toBe('INVALID_PERIOD');
  });
});

describe('A list', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(...['x', 'y', 'p', 'q'].map((key) => startup(key)));
    await showed(world, [
      ['investor_1', 'startup_x', 1, '2026-09-10'],
      ['investor_1', 'startup_y', 1, '2026-09-10', 2, 'test-2'],
      ['investor_2', 'startup_p', 1, '2026-09-20'],
      ['investor_2', 'startup_q', 2, '2026-09-20'],
    ]);
    await decided(world, [
      ['investor_1', 'startup_y', 'INTERESTED', '2026-09-11T00:00:00Z'],
      ['investor_9', 'startup_q', 'INTERESTED', '2026-09-19T00:00:00Z'],
      ['investor_2', 'startup_q', 'INTERESTED', '2026-09-21T00:00:00Z'],
      ['investor_8', 'startup_p', 'INTERESTED', '2026-09-21T00:00:01Z'],
      ['investor_9', 'startup_p', 'INTERESTED', '2026-09-21T00:00:02Z'],
    ]);
  });
  const group = async (asked: string) => (await world.query(asked, ANALYST)).data.matchingQuality.groups[0];

  it('is of one model: what another showed on the same day is another list, and can be asked for alone', async () => {
    const day = asks('', '2026-09-10', '2026-09-11');
    expect(await group(day)).toMatchObject({ lists: 2, impressions: 2, ndcgAt10: 1 });
    const ofOne = (version: string) => group(day.replace('period:', `modelVersion: "${version}", period:`));
    expect(await ofOne('test-1')).toMatchObject({ lists: 1, acceptedWithin30Days: 0, ndcgAt10: null });
    expect(await ofOne('test-2')).toMatchObject({ lists: 1, acceptedWithin30Days: 1, ndcgAt10: 1 });
  });

  it('of the day on which a period ends is not of it', async () => {
    expect(await group(asks('', '2026-09-01', '2026-09-10'))).toBeUndefined();
    expect(await group(asks('', '2026-09-10', '2026-09-20'))).toMatchObject({ impressions: 2 });
  });

  it('is held beside whom others had accepted when it was shown, not since', async () => {
    expect(await group(asks('', '2026-09-20', '2026-09-21'))).toMatchObject({
      ndcgAt10: expect.closeTo(LOOKS[1], 5),
      popularity: { ndcgAt10: 1 },
    });
  });
});

describe('Places in a list', () => {
  it('are taken once, although two filters of a day showed two candidates at one position', async () => {
    const world = await matchesWorld();
    await world.tell(startup('x'), startup('y'));
    await showed(world, [
      ['investor_1', 'startup_x', 1, '2026-09-10'],
      ['investor_1', 'startup_y', 1, '2026-09-10'],
    ]);
    const both: readonly Said[] = ['x', 'y'].map((key) => [
      'investor_1',
      `startup_${key}`,
      'INTERESTED',
      `2026-09-1${key === 'x' ? 1 : 2}T00:00:00Z`,
    ]);
    await decided(world, both.slice(1));
    const ndcg = async () => (await world.query(asks(), ANALYST)).data.matchingQuality.groups[0].ndcgAt10;
    expect(await ndcg()).toBeCloseTo(LOOKS[1], 5);
    await decided(world, both.slice(0, 1));
    expect(await ndcg()).toBe(1);
  });
});
