/** The loss that is learned by: what it is of one question by hand, and of any that its slopes are its derivatives. */
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { type Binned, MOST_BINS } from '../../../matching/learn/bins.ts';
import { grow } from '../../../matching/learn/grow.ts';
import { noSamples, type Samples, slopesOf } from '../../../matching/learn/samples.ts';

type Row = readonly [right: boolean, stands: number];
const samplesOf = (questions: readonly { readonly count: number; readonly rows: readonly Row[] }[]): Samples => {
  const rows = questions.flatMap((question) => question.rows);
  const starts = questions.map((_, q) => questions.slice(0, q).reduce((sum, one) => sum + one.rows.length, 0));
  return {
    ...noSamples([]),
    right: Uint8Array.from(rows, ([right]) => Number(right)),
    stands: Float32Array.from(rows, ([, stands]) => stands),
    starts: Uint32Array.from([...starts, rows.length]),
    counts: Float64Array.from(questions, ({ count }) => count),
  };
};
const told = (samples: Samples, scores: readonly number[]) => {
  const slopes = { first: new Float64Array(scores.length), second: new Float64Array(scores.length) };
  return { loss: slopesOf(samples, Float64Array.from(scores), slopes), ...slopes };
};

describe('the loss', () => {
  test('of a question is what its right answers leave of the chance, each as often as it counts', ({ expect }) => {
    const samples = samplesOf([
      {
        count: 2,
        rows: [
          [true, 1],
          [false, 1],
          [false, 4],
        ],
      },
      {
        count: 1,
        rows: [
          [true, 1],
          [true, 1],
        ],
      },
    ]);
    const { loss } = told(samples, [Math.log(3), 0, Math.log(0.5), Math.log(2), 0]);
    // The one of three stands against one, and against four of a half each; then two of three and one of three.
    const expected = 2 * -Math.log(3 / (3 + 1 + 2)) - Math.log(2 / 3) - Math.log(1 / 3);
    expect(loss).toBeCloseTo(expected / 2, 12);
  });

  const question = fc.record({
    count: fc.double({ min: 0.1, max: 3, noNaN: true }),
    rows: fc
      .array(fc.tuple(fc.boolean(), fc.double({ min: 1, max: 9, noNaN: true })), { minLength: 2, maxLength: 6 })
      .map((rows): Row[] => [[true, 1], ...rows]),
  });

  test('falls by its slopes, and they bend by the second ones', ({ expect }) => {
    const scores = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 21, maxLength: 21 });
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 3 }), scores, (questions, drawn) => {
        const samples = samplesOf(questions);
        const own = drawn.slice(0, samples.right.length);
        const at = (row: number, by: number) =>
          told(
            samples,
            own.map((score, one) => (one === row ? score + by : score)),
          );
        const { first, second } = told(samples, own);
        for (const row of own.keys()) {
          const [less, more] = [at(row, -1e-4), at(row, 1e-4)];
          expect(((more.loss - less.loss) * questions.length) / 2e-4).toBeCloseTo(first[row]!, 5);
          expect((more.first[row]! - less.first[row]!) / 2e-4).toBeCloseTo(second[row]!, 5);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a tree', () => {
  /** Four rows, of which the column tells the first two from the last two. */
  const column: Binned = { cuts: Float32Array.of(0.5), codes: Uint8Array.of(0, 0, 1, 1) };
  const slopes = { first: Float64Array.of(-2, -1, 1, 3), second: Float64Array.of(1, 1, 1, 2) };
  const grown = (settings: { rate: number; pull: number; least: number }) => {
    const scores = new Float64Array(4);
    return { ...grow([column], slopes, scores, settings), scores };
  };

  test('goes down the slope by a share of the best step, which a pull makes shorter', ({ expect }) => {
    expect(column.codes.length).toBeLessThan(MOST_BINS);
    const { scores, cuts } = grown({ rate: 0.5, pull: 1, least: 1 });
    expect(cuts[0]).toEqual({ column: 0, code: 0 });
    expect([...scores]).toEqual([0.5, 0.5, -0.5, -0.5]);
    expect([...grown({ rate: 0.5, pull: 4, least: 1 }).scores]).toEqual([0.25, 0.25, -2 / 7, -2 / 7]);
  });

  test('does not cut where one side is told too little', ({ expect }) => {
    const { cuts, scores } = grown({ rate: 1, pull: 5, least: 2.5 });
    expect(cuts.every((cut) => cut === null)).toBe(true);
    expect([...scores]).toEqual(Array(4).fill(-0.1));
  });
});
