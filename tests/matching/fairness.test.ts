/** Question: "Are startups of small states seen as often as their number deserves, and what does it cost to see to it?" */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examinationAt, exposureByGroup, fairHandicaps, leastRatio, reranked, type ScoredCandidate } from '#matching';
import { randomFrom } from '../../matching/learn/sampling.ts';

const stateOf = (id: string): string | null => (id.startsWith('x') ? null : id[0]!);
const SUPPLY = new Map([
  ['k', 30],
  ['u', 10],
]);

/** Lists of forty in which state k leads by a little, and two of no state. */
function madeLists(seed: number): ScoredCandidate[][] {
  const next = randomFrom(seed);
  const ids = [...Array.from({ length: 30 }, (_, n) => `k${n}`), ...Array.from({ length: 10 }, (_, n) => `u${n}`)];
  return Array.from({ length: 60 }, () =>
    [...ids, 'x1', 'x2']
      .map((id) => ({ id, score: 2 * next() + (stateOf(id) === 'k' ? 0.6 : 0) }))
      .sort((a, b) => b.score - a.score),
  );
}
const idsOf = (lists: readonly (readonly ScoredCandidate[])[]) => lists.map((list) => list.map(({ id }) => id));
const ratiosOf = (lists: readonly (readonly ScoredCandidate[])[]) => exposureByGroup(10, idsOf(lists), stateOf, SUPPLY);

test('A ratio is the share of the looks over the share of the supply', () => {
  const [k, u] = exposureByGroup(
    2,
    [
      ['k1', 'x1', 'u1'],
      ['u1', 'k2'],
    ],
    stateOf,
    SUPPLY,
  );
  const [kLooks, uLooks] = [1 + examinationAt(2), 1];
  expect(k).toEqual({
    group: 'k',
    supply: 30,
    exposure: kLooks,
    ratio: expect.closeTo(kLooks / (kLooks + uLooks) / 0.75, 12),
  });
  expect(u).toEqual({
    group: 'u',
    supply: 10,
    exposure: uLooks,
    ratio: expect.closeTo(uLooks / (kLooks + uLooks) / 0.25, 12),
  });
  expect(leastRatio([k!, u!])).toBe(k!.ratio);
});

test('A state without startups, or of lists that show nobody, has no ratio', () => {
  expect(exposureByGroup(10, [], stateOf, SUPPLY).map(({ ratio }) => ratio)).toEqual([null, null]);
  const [, none] = exposureByGroup(10, [['k1']], stateOf, new Map([...SUPPLY, ['u', 0]]));
  expect([none!.ratio, leastRatio([none!])]).toEqual([null, null]);
});

describe('A re-rank', () => {
  const lists = madeLists(1);
  const at = (strength: number) => {
    const handicaps = fairHandicaps(10, lists, stateOf, SUPPLY, strength);
    return { handicaps, lists: lists.map((list) => reranked(list, stateOf, handicaps)) };
  };

  test('of strength 0 leaves every list as it is', () => {
    expect(at(0).lists).toEqual(lists);
  });

  test('raises the ratio of the worst-off state with its strength, to even', () => {
    const least = [0, 0.1, 0.2, 1].map((strength) => leastRatio(ratiosOf(at(strength).lists))!);
    expect(least).toEqual([...least].sort((a, b) => a - b));
    expect(least[0]).toBeLessThan(0.6);
    expect(least[3]).toBeGreaterThan(0.95);
  });

  test('gives to a state that nobody sees, until it is seen', () => {
    const unseen = [
      ...Array.from({ length: 12 }, (_, n) => ({ id: `k${n}`, score: 2 - n / 100 })),
      { id: 'u0', score: 1 },
    ];
    const handicaps = fairHandicaps(10, [unseen], stateOf, SUPPLY, 2);
    expect(handicaps.get('u')).toBeLessThan(0);
    const shown = reranked(unseen, stateOf, handicaps).slice(0, 10);
    expect(shown.map(({ id }) => id)).toContain('u0');
  });

  test('leaves equal scores in the order of ids', () => {
    const equal = ['u2', 'k1', 'u1'].map((id) => ({ id, score: 1 }));
    const even = new Map([['k', 0.5]]);
    expect(reranked(equal, stateOf, new Map()).map(({ id }) => id)).toEqual(['k1', 'u1', 'u2']);
    expect(reranked(equal, stateOf, even).map(({ id }) => id)).toEqual(['u1', 'u2', 'k1']);
  });

  test('keeps the candidates, the order within a state, and moves no score by more than its strength', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 3, noNaN: true }), (seed, strength) => {
        const made = madeLists(seed).slice(0, 5);
        const handicaps = fairHandicaps(10, made, stateOf, SUPPLY, strength);
        for (const handicap of handicaps.values()) expect(Math.abs(handicap)).toBeLessThanOrEqual(strength);
        for (const list of made) {
          const after = reranked(list, stateOf, handicaps);
          for (const state of ['k', 'u', null])
            expect(after.filter(({ id }) => stateOf(id) === state)).toEqual(
              list.filter(({ id }) => stateOf(id) === state),
            );
        }
      }),
      { numRuns: 50 },
    );
  });
});
