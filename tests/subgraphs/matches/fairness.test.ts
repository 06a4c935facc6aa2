import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { ANALYST, SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { decided, LOOKS, showed } from './log.ts';
import { type MatchesWorld, matchesWorld, startup } from './world.ts';

const asks = (strengths = '', from = '2026-09-01') =>
  `{ fairness(period: { from: "${from}", to: "2026-10-01" }${strengths && `, strengths: [${strengths}]`}) {
    leastRatio states { country supply exposure ratio } reranks { strength leastRatio ndcgAt10 ndcgCost } } }`;

describe('Fairness of exposure in a small world', { concurrent: false }, () => {
  let world: MatchesWorld;
  const fairness = async (strengths?: string) => (await world.query(asks(strengths), ANALYST)).data.fairness;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      ...['k1', 'k2'].map((key) => startup(key, { country: 'KZ' })),
      ...['u1', 'u2'].map((key) => startup(key, { country: 'UZ' })),
      startup('b1', { country: 'BY' }),
      startup('held', { country: 'UZ', heldForReview: true }),
      startup('mx', { country: 'MX' }),
    );
    // KZ at 1 and 2, MX at 3, UZ at 4. Scores: k1 3, k2 2, mx 1.8, u1 1.9 (as logarithms of odds).
    await showed(world, [
      ['investor_1', 'startup_k1', 1, '2026-09-10', 3],
      ['investor_1', 'startup_k2', 2, '2026-09-10', 2],
      ['investor_1', 'startup_mx', 3, '2026-09-10', 1.8],
      ['investor_1', 'startup_u1', 4, '2026-09-10', 1.7],
      // A startup’s own list exposes investors.
      ['startup_u1', 'investor_1', 1, '2026-09-10', 1],
    ]);
    await decided(world, [['investor_1', 'startup_k2', 'INTERESTED', '2026-09-11T00:00:00Z']]);
  });
  const KZ = 1 + LOOKS[1];
  const UZ = LOOKS[3];
  const ratio = (exposure: number, supply: number) => exposure / (KZ + UZ) / (supply / 5);

  it('is each member’s share of the looks over its share of the startups', async () => {
    const { states, leastRatio } = await fairness();
    const of = (country: string) => states.find((state: { country: string }) => state.country === country);
    expect(states).toHaveLength(10);
    expect(of('KZ')).toMatchObject({
      supply: 2,
      exposure: expect.closeTo(KZ, 5),
      ratio: expect.closeTo(ratio(KZ, 2), 5),
    });
    expect(of('UZ')).toMatchObject({
      supply: 2,
      exposure: expect.closeTo(UZ, 5),
      ratio: expect.closeTo(ratio(UZ, 2), 5),
    });
    expect(of('BY')).toEqual({ country: 'BY', supply: 1, exposure: 0, ratio: 0 });
    expect(of('CN')).toEqual({ country: 'CN', supply: 0, exposure: 0, ratio: null });
    expect(leastRatio).toBe(0);
  });

  it('costs what a re-rank takes from the places of what was accepted', async () => {
    // ln ratio: KZ ln 1.978 = .682, UZ ln .5223 = -.650. Strength .5: k1 2.66, u1 2.02, mx 1.8, k2 1.66.
    const { reranks } = await fairness('0, 0.5');
    expect(reranks[0]).toEqual({ strength: 0, leastRatio: 0, ndcgAt10: expect.closeTo(LOOKS[1], 5), ndcgCost: 0 });
    expect(reranks[1]).toMatchObject({
      ndcgAt10: expect.closeTo(LOOKS[3], 5),
      ndcgCost: expect.closeTo(LOOKS[1] - LOOKS[3], 5),
    });
  });

  it('costs nothing by lists whose thirty days are not over', async () => {
    const fresh = await matchesWorld(); // 2026-11-23T08:00Z
    await fresh.tell(startup('k1', { country: 'KZ' }), startup('u1', { country: 'UZ' }));
    for (const [viewer, day, accepted] of [
      ['investor_1', '2026-09-10', 'startup_k1'],
      ['investor_2', '2026-11-10', 'startup_u1'],
    ] as const) {
      await showed(fresh, [
        [viewer, 'startup_k1', 1, day, 1.2],
        [viewer, 'startup_u1', 2, day, 1],
      ]);
      await decided(fresh, [[viewer, accepted, 'INTERESTED', `${day}T13:00:00Z`]]);
    }
    const asked = asks('0').replace('to: "2026-10-01"', 'to: "2026-12-01"');
    const { reranks, states } = (await fresh.query(asked, ANALYST)).data.fairness;
    expect(reranks).toMatchObject([{ strength: 0, ndcgAt10: 1, ndcgCost: 0 }]);
    const seen = states.find(({ country }: { country: string }) => country === 'UZ');
    expect(seen.exposure).toBeCloseTo(2 * LOOKS[1], 5);
  });

  it('of the worst-off state rises with the re-rank', async () => {
    const fresh = await matchesWorld();
    await fresh.tell(startup('k1', { country: 'KZ' }), startup('u1', { country: 'UZ' }));
    await showed(fresh, [
      ['investor_1', 'startup_k1', 1, '2026-09-10', 1.2],
      ['investor_1', 'startup_u1', 2, '2026-09-10', 1],
      ['investor_2', 'startup_k1', 1, '2026-09-10', 5],
      ['investor_2', 'startup_u1', 2, '2026-09-10', 1],
    ]);
    const { leastRatio, reranks } = (await fresh.query(asks('0.1, 1'), ANALYST)).data.fairness;
    // UZ has .63 of 1.63 looks and half of the startups. The logarithms of the ratios lie .46 apart: strength 1 turns
    // the list whose scores lie .2 apart, which makes both even; strength .1 turns none.
    expect(leastRatio).toBeCloseTo((2 * LOOKS[1]) / (1 + LOOKS[1]), 5);
    expect(reranks[0].leastRatio).toBe(leastRatio);
    expect(reranks[1]).toMatchObject({ leastRatio: expect.closeTo(1, 9), ndcgCost: null });
  });

  it('is unknown where nothing was shown', async () => {
    const { data } = await world.query(asks('1', '2026-09-30'), ANALYST);
    expect(data.fairness.leastRatio).toBeNull();
    expect(data.fairness.reranks).toEqual([{ strength: 1, leastRatio: null, ndcgAt10: null, ndcgCost: null }]);
  });

  it('costs two statements, however many strengths', async () => {
    expect((await world.query(asks('1'), ANALYST)).statements).toBe(2);
    expect((await world.query(asks('0, 1, 2, 3'), ANALYST)).statements).toBe(2);
  });

  it('is for analysts and the secretariat, within its bounds', async () => {
    const code = async (text: string, viewer: Viewer) => (await world.query(text, viewer)).errors?.[0]?.extensions.code;
    expect(await code(asks(), SECRETARIAT)).toBeUndefined();
    expect(await code(asks(), viewerOf('INVESTOR', 'investor_1'))).toBe('FORBIDDEN');
    expect(await code(asks(), viewerOf('PUBLIC'))).toBe('UNAUTHENTICATED');
    expect(await code(asks('11'), ANALYST)).toBe('INVALID_STRENGTH');
    expect(await code(asks('-1'), ANALYST)).toBe('INVALID_STRENGTH');
  });
});
