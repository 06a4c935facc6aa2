/** A search judges sums and amounts in steps: none may say less than the function, and none much more. */
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { curveOf, mostAt, mostOfAmount, octaveStepsOf } from '../../matching/scan/curve.ts';

const RISING: readonly ((x: number) => number)[] = [(x) => x, Math.floor, (x) => Math.log(Math.max(0, x) + 0.1)];
const any = fc.constantFrom(...RISING);

describe('Steps over', () => {
  test('a range bound the function there, and not above its value some steps on', ({ expect }) => {
    const low = fc.double({ min: -20, max: 20, noNaN: true });
    const width = fc.double({ min: 0, max: 30, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(any, low, width, share, (rising, low, width, share) => {
        const curve = curveOf(rising, low, low + width);
        const x = Math.min(low + share * width, low + width);
        expect(mostAt(curve, x)).toBeGreaterThanOrEqual(rising(x));
        expect(mostAt(curve, x)).toBeLessThanOrEqual(rising(x + width / 500 + 1e-9));
        expect(mostAt(curve, low - 1)).toBeGreaterThanOrEqual(rising(low - 1));
      }),
      { numRuns: 300 },
    );
  });

  test('amounts bound the function at any, and not above its value a twentieth on', ({ expect }) => {
    const exponent = fc.double({ min: -30, max: 40, noNaN: true });
    const amounts = fc.oneof(
      fc.constantFrom(0, 1, 2, 2 ** 26, Number.MAX_VALUE),
      exponent.map((at) => 2 ** at),
    );
    fc.assert(
      fc.property(any, amounts, (rising, amount) => {
        const most = mostOfAmount(octaveStepsOf(rising), amount);
        expect(most).toBeGreaterThanOrEqual(rising(amount));
        if (amount > 2 ** -6 && amount < 2 ** 25) expect(most).toBeLessThanOrEqual(rising(amount * 1.05));
      }),
      { numRuns: 300 },
    );
  });
});
