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
