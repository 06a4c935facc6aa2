/** Someone chose by known tastes: from the choices the learner must read the tastes. */
import { describe, test } from 'vitest';
import { fitWeights } from '../../../matching/learn/logit.ts';
import { joined, noSamples, type Samples } from '../../../matching/learn/samples.ts';
import { trainModel } from '../../../matching/learn/train.ts';
import { choicesOf } from './choices.ts';

const TRUE = { sector: 1.5, country: -0.8, round: 0, size: 0.4 };
const settings = { steps: 150, ridge: 0, rising: new Set<never>() };
const linear = (values: Readonly<Record<keyof typeof TRUE, number>>) =>
  Object.entries(TRUE).reduce((sum, [name, weight]) => {
    const value = values[name as keyof typeof TRUE];
    return Number.isNaN(value) ? sum : sum + weight * value;
  }, 0);
const chosen = (seed: number, drawn?: number) =>
  choicesOf(['sector', 'country', 'round', 'size'], linear, { questions: 1200, seed, ...(drawn && { drawn }) });

function near(found: ReturnType<typeof fitWeights>, within: number): string[] {
  return Object.entries(TRUE).flatMap(([name, weight]) => {
    const learned = found[name as keyof typeof TRUE]!;
    return Math.abs(learned - weight) <= within ? [] : [`${name}: ${learned} for ${weight}`];
  });
}

/** Some of the questions, from one up to another. */
function questionsOf(
  { names, values, traits, right, stands, starts, counts }: Samples,
  from: number,
  to: number,
): Samples {
  const rows = [starts[from]!, starts[to]!] as const;
  return {
    names,
    values: values.map((column) => column.slice(...rows)),
    traits: traits.map((column) => column.slice(...rows)),
    right: right.slice(...rows),
    stands: stands.slice(...rows),
    starts: starts.slice(from, to + 1).map((start) => start - rows[0]),
    counts: counts.slice(from, to),
  };
}

describe('weights by conditional logit', () => {
  test('are those by which the choices were made, unknown values among them', ({ expect }) => {
    expect(near(fitWeights(chosen(1), settings), 0.12)).toEqual([]);
  });

  test('are nearly the same when of the wrong candidates the best were kept and some of the rest stand for it', ({
    expect,
  }) => {
    const drawn = chosen(2, 8);
    expect(near(fitWeights(drawn, settings), 0.1)).toEqual([]);
    // Taken for all that were offered, those kept would make tastes seem weaker.
    const taken = { ...drawn, stands: drawn.stands.map(() => 1) };
    expect(near(fitWeights(taken, settings), 0.2)).not.toEqual([]);
  });

  test('are the same each time, and whether learned from one set or from its halves joined', ({ expect }) => {
    const whole = chosen(3);
    const halves = joined([questionsOf(whole, 0, 600), questionsOf(whole, 600, 1200)]);
    expect(halves).toEqual(whole);
    expect(halves).not.toBe(whole);
    expect(fitWeights(halves, settings)).toEqual(fitWeights(whole, settings));
  });

  test('are drawn to 0 by a ridge, the stronger the nearer', ({ expect }) => {
    const samples = choicesOf(['sector', 'country', 'round', 'size'], linear, { questions: 300, seed: 6 });
    const [free, weak, strong] = [0, 0.1, 1].map((ridge) => fitWeights(samples, { ...settings, ridge }).sector!);
    expect(free).toBeGreaterThan(weak! + 0.1);
    expect(weak).toBeGreaterThan(strong! + 0.3);
    expect(strong).toBeGreaterThan(0);
  });

  test('are refused where nothing was asked', ({ expect }) => {
    for (const learn of [(none: Samples) => fitWeights(none, settings), trainModel])
      expect(() => learn(noSamples(['sector', 'country']))).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });

  test('of a rising criterion do not fall below 0, and of one that never differs are 0', ({ expect }) => {
    const rising = new Set(['country'] as const);
    const flat: Samples = chosen(5);
    flat.values[2]!.fill(7);
    const found = fitWeights(flat, { ...settings, rising });
    expect(found.country).toBe(0);
    expect(found.round).toBe(0);
    expect(found.sector).toBeGreaterThan(1);
  });
});
