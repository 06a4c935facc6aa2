/** Between the knots of a calibration logits are linear, and beyond them they go on by its slope: by hand. */
import { describe, test } from 'vitest';
import { buildIndex, calibratedTo, explainPair, fitPlatt, type Outcome, probabilityAt, settingsFor } from '#matching';
import { logit, sigmoid } from '../../matching/logistic.ts';
import { alliance, investor, startup } from './world.ts';

const map = {
  knots: [
    [-1, 0.1],
    [1, 0.3],
    [2, 0.8],
  ],
  slope: 0.5,
} as const;

describe('a probability', () => {
  test('is that of a knot there, and between two of them their mean in logits', ({ expect }) => {
    for (const [score, probability] of map.knots) expect(probabilityAt(map, score)).toBeCloseTo(probability, 12);
    expect(probabilityAt(map, 0)).toBeCloseTo(sigmoid((logit(0.1) + logit(0.3)) / 2), 12);
    expect(probabilityAt(map, 1.75)).toBeCloseTo(sigmoid(0.25 * logit(0.3) + 0.75 * logit(0.8)), 12);
  });

  test('goes on by the slope below the first knot and above the last', ({ expect }) => {
    expect(probabilityAt(map, -3)).toBeCloseTo(sigmoid(logit(0.1) - 1), 12);
    expect(probabilityAt(map, 6)).toBeCloseTo(sigmoid(logit(0.8) + 2), 12);
  });

  test('is unknown under weights of the caller’s own, above the model’s or below; not where they change nothing', ({
    expect,
  }) => {
    const settings = { ...settingsFor('LEARNED'), minimumDeals: 0, small: undefined };
    const stated = {
      event: 'NEW_DEAL_WITHIN_12_MONTHS',
      fittedOn: 'a test',
      fittedTo: calibratedTo(settings),
    } as const;
    const facts = alliance({ startups: [startup('startup_a')], investors: [investor('investor_a')] });
    const index = buildIndex(facts, { ...settings, calibration: { ...map, ...stated } });
    const under = (sector: number) => explainPair(index, 'startup_a', 'investor_a', { sector }).probability;
    const { score, probability } = explainPair(index, 'startup_a', 'investor_a');
    expect(probability).toBe(probabilityAt(map, score));
    expect([under(0.5), under(2), under(1)]).toEqual([null, null, probability]);
  });

  test('of few outcomes is neither 0 nor 1, whatever always or never happened', ({ expect }) => {
    const always = Array.from({ length: 8 }, (_, at): Outcome => ({ score: at % 2, happened: true }));
    const never = always.map(({ score }): Outcome => ({ score, happened: false }));
    // Nine of ten, and one of ten, in the middle of the scores.
    expect(probabilityAt(fitPlatt(always), 0.5)).toBeCloseTo(0.9, 1);
    expect(probabilityAt(fitPlatt(never), 0.5)).toBeCloseTo(0.1, 1);
  });
});
