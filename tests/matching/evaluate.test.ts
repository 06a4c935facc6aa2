import { expect, test } from 'vitest';
import { averagePrecision, evaluate, exposureAt, ndcgAt, recallAt, reciprocalRank } from '#matching';

const list = ['a', 'b', 'c', 'd', 'e'];
const right = new Set(['b', 'd', 'z']);

test('recall counts the right answers found', () => {
  expect(recallAt(2, list, right)).toBeCloseTo(1 / 3, 12);
  expect(recallAt(5, list, right)).toBeCloseTo(2 / 3, 12);
  expect(recallAt(5, list, new Set())).toBe(0);
});

test('NDCG discounts by the logarithm of the place', () => {
  const gain = 1 / Math.log2(3) + 1 / Math.log2(5);
  const best = 1 + 1 / Math.log2(3) + 1 / Math.log2(4);
  expect(ndcgAt(5, list, right)).toBeCloseTo(gain / best, 12);
  expect(ndcgAt(1, ['b'], right)).toBe(1);
});

test('MRR and MAP look at the places of the right answers', () => {
  expect(reciprocalRank(list, right)).toBe(0.5);
  expect(averagePrecision(list, right)).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12);
  expect(reciprocalRank(['x'], right)).toBe(0);
  // Of three right answers no more than the depth can be found.
  expect(averagePrecision(['b', 'd', 'z'], right, 2)).toBe(1);
});

test('exposure counts who is shown and how evenly', () => {
  expect(
    exposureAt(2, [
      ['a', 'b', 'c'],
      ['b', 'a'],
    ]),
  ).toEqual({ distinct: 2, gini: 0 });
  expect(exposureAt(1, [['a'], ['a'], ['a'], ['b']]).gini).toBeCloseTo(0.25, 12);
});

test('means are over the queries, and a missing list counts zero', () => {
  const answers = new Map([
    ['q1', right],
    ['q2', new Set(['a'])],
  ]);
  const quality = evaluate(new Map([['q1', list]]), answers);
  expect(quality.queries).toBe(2);
  expect(quality.recallAt10).toBeCloseTo(1 / 3, 12);
  expect(quality.mrr).toBe(0.25);
});

test('an id that a list repeats counts once, where it stands first', () => {
  const repeating = ['b', 'b', 'd', 'b', 'd'];
  const own = new Set(['b', 'd']);
  const best = 1 + 1 / Math.log2(3);
  expect(ndcgAt(10, repeating, own)).toBeCloseTo((1 + 1 / Math.log2(4)) / best, 12);
  expect(averagePrecision(repeating, own)).toBeCloseTo((1 + 2 / 3) / 2, 12);
  expect(recallAt(10, repeating, own)).toBe(1);
  expect(exposureAt(3, [repeating, ['d']])).toEqual(exposureAt(3, [['b', 'd'], ['d']]));
  const { ndcgAt10, map } = evaluate(new Map([['q', ['b', 'b', 'b']]]), new Map([['q', new Set(['b'])]]));
  expect([ndcgAt10, map]).toEqual([1, 1]);
});
