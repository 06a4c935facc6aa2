/** The right answers of a market with known preferences, as questions: what is drawn must hold them, and stand for everybody. */
import { describe, test } from 'vitest';
import {
  buildIndex,
  drawSamples,
  explainPair,
  joined,
  overridesOf,
  type Question,
  rankInvestorIds,
  trainModel,
} from '#matching';
import { knownMarket } from '../generated.ts';

const { alliance, asking } = knownMarket(7);
const index = buildIndex(alliance, { minimumDeals: 0 });
const questions = asking.map(
  ({ startup: { id }, right }): Question => ({ side: 'STARTUP', id, right, weight: right.size }),
);
const options = { best: 20, others: 15, among: asking.map(({ startup }) => startup.id) };
const rows = (q: number, { starts }: { readonly starts: Uint32Array }) =>
  Array.from({ length: starts[q + 1]! - starts[q]! }, (_, at) => starts[q]! + at);

describe('the candidates drawn for questions', () => {
  const samples = drawSamples(index, questions, options);

  test('hold every right answer, and together stand for all investors', ({ expect }) => {
    expect(samples.starts.length - 1).toBe(questions.length);
    questions.forEach(({ right }, q) => {
      const drawn = rows(q, samples);
      expect(drawn.reduce((sum, row) => sum + samples.right[row]!, 0)).toBe(right.size);
      expect(drawn.reduce((sum, row) => sum + samples.stands[row]!, 0)).toBeCloseTo(index.investors.count, 3);
    });
  });

  test('hold the best of the list, each once standing for itself, with the values that rank it', ({ expect }) => {
    questions.slice(0, 5).forEach(({ id, right }, q) => {
      const certain = rows(q, samples).filter((row) => samples.stands[row] === 1);
      const expected = new Set([...right, ...rankInvestorIds(index, id, { k: 20 })]);
      expect(certain.map((row) => samples.values.map((column) => column[row]))).toEqual(
        [...expected].map((other) => {
          const { parts } = explainPair(index, id, other);
          const values = new Map(parts.map(({ criterion, value }) => [criterion, value]));
          return samples.names.map((name) => Math.fround(values.get(name) ?? Number.NaN));
        }),
      );
    });
  });

  test('of nothing that can be answered are none, and add nothing to others', ({ expect }) => {
    const none = drawSamples(index, [{ ...questions[0]!, right: new Set(['nobody']) }], options);
    expect(none.right.length).toBe(0);
    expect(joined([none, samples])).toEqual(samples);
  });

  test('are the same each time', ({ expect }) => {
    expect(drawSamples(index, questions, options)).toEqual(samples);
  });

  test('teach a model that finds the right answers better than before, in words a file can hold', ({ expect }) => {
    const model = trainModel(samples);
    expect(trainModel(samples)).toEqual(model);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    const found = (of: typeof index) =>
      questions.reduce((sum, { id, right }) => {
        const list = rankInvestorIds(of, id, { k: right.size });
        return sum + list.filter((one) => right.has(one)).length / right.size;
      }, 0) / questions.length;
    expect(found(buildIndex(alliance, { minimumDeals: 0, ...overridesOf(model) }))).toBeGreaterThan(found(index));
  });
});

test('an investor asks too, and is offered only the startups named', ({ expect }) => {
  const [{ startup }] = asking as [(typeof asking)[0]];
  const question: Question = { side: 'INVESTOR', id: 'investor_3', right: new Set([startup.id]), weight: 0.5 };
  const samples = drawSamples(index, [question], { ...options, best: 5, others: 200 });
  expect(samples.right.reduce((sum, right) => sum + right, 0)).toBe(1);
  expect(samples.right.length).toBeLessThanOrEqual(asking.length);
  expect(samples.counts).toEqual(Float64Array.of(0.5));
});
