/** A bend whose crest is level says nothing of a group of startups, and everything of one: may a search believe it? */
import { expect, test } from 'vitest';
import type { Bend } from '../../matching/bends.ts';
import { bentAt, flatMostOf } from '../../matching/scan/flat.ts';
import { contributionOf, type Weighted } from '../../matching/score.ts';

const ASKED = 0;
/** Values of five startups. */
const VALUES = [-3, -1, 0, 0.5, 4];

/** @param steps above each of the edges -2, 1, the first below */
function straight(steps: readonly number[], weight = 0.3, factor = 2): Weighted {
  const bend: Bend = { edges: Float64Array.of(-2, 1), from: Uint32Array.of(0), steps: Float64Array.from(steps) };
  const form = { kind: 'SUM', of: () => ({ terms: [], ofBacker: null, judged: null }) };
  return { criterion: { form }, weight, factor, bend, value: (row: number) => VALUES[row]! } as unknown as Weighted;
}

test('a bend that falls and comes back is level: bounded by its most, and exact for each startup', () => {
  const used = straight([0, -0.4, 0.01]);
  const most = flatMostOf(used, ASKED)!;
  expect(most).toBeCloseTo(0.02, 12);
  const added = VALUES.map((value, row) => contributionOf(used, row, ASKED) - used.weight * value);
  const at = bentAt(used, ASKED);
  VALUES.forEach((value, row) => {
    expect(at(value)).toBeCloseTo(added[row]!, 12);
    expect(most).toBeGreaterThanOrEqual(at(value));
  });
  expect(added.map((one) => one.toFixed(2))).toEqual(['0.00', '-0.80', '-0.80', '-0.80', '0.02']);
});

test('right beside an edge the higher side holds: a sum in another order may fall on either', () => {
  const at = bentAt(straight([0, -0.4, 0.01]), ASKED);
  expect([-2 - 1e-12, -2, -2 + 1e-12, -2 + 1e-6, 1 - 1e-12, 1, 1 - 1e-6].map((value) => at(value).toFixed(2))).toEqual([
    '0.00',
    '0.00',
    '0.00',
    '-0.80',
    '0.02',
    '0.02',
    '-0.80',
  ]);
});

test('one that rises is bounded by its curve, and not told again', () => {
  expect(flatMostOf(straight([0, 0, 0.4]), ASKED)).toBeNull();
});
