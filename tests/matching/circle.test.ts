/** What an investor's company tells of it: worked out by hand on three investors. */
import { expect, test } from 'vitest';
import { learnCircle } from '../../matching/learn/circle.ts';
import type { CoInvestment } from '../../matching/learn/coinvest.ts';
import { raggedOf } from '../../matching/ragged.ts';

/** 0 and 1 share two deals, 2 invests alone. */
const CO: CoInvestment = {
  partners: raggedOf([[1], [0], []]),
  shared: Float64Array.from([2, 2]),
  ofInvestor: Float64Array.from([2, 2, 0]),
  total: 4,
};
/** 2 / sqrt((2 + 2) * (2 + 2)) = .5; of .5 + .3 it is .625. */
const SHARE = 0.5 / 0.8;

test('an investor has its own affinity, that of its circle, and of the circle’s circle', () => {
  const own = Float32Array.from([0, 1, 0.5]);
  const { weights } = learnCircle({ codes: new Map([[0, 0]]), weights: own }, CO, 3);
  const once = [SHARE * 1, 1, 0.5];
  expect(weights[0]).toBeCloseTo(once[0]! + SHARE * once[1]!, 6);
  expect(weights[1]).toBeCloseTo(once[1]! + SHARE * once[0]!, 6);
});

test('who invests alone keeps its own affinity', () => {
  const { weights } = learnCircle({ codes: new Map([[0, 0]]), weights: Float32Array.from([0.2, 0.4, 0.5]) }, CO, 3);
  expect(weights[2]).toBe(0.5);
});

test('fifteen are a circle: the closest, equal ones by row', () => {
  /** 0 shares 16 deals with 1, 15 with 2 ... and one each with 16 and 17, who share with nobody else. */
  const shared = Array.from({ length: 17 }, (_, n) => Math.max(1, 16 - n));
  const co: CoInvestment = {
    partners: raggedOf([shared.map((_, n) => n + 1), ...shared.map(() => [0])]),
    shared: Float64Array.from([...shared, ...shared]),
    ofInvestor: Float64Array.from([shared.reduce((sum, n) => sum + n, 0), ...shared]),
    total: 2 * shared.reduce((sum, n) => sum + n, 0),
  };
  const gained = (from: number) => {
    const own = Float32Array.from({ length: 18 }, (_, at) => (at === from ? 1 : 0));
    return learnCircle({ codes: new Map([[0, 0]]), weights: own }, co, 18).weights[0];
  };
  expect(gained(1)).toBeGreaterThan(gained(15)!);
  expect(gained(15)).toBeGreaterThan(0);
  expect([gained(16), gained(17)]).toEqual([0, 0]);
});
