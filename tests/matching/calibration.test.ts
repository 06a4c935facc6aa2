/** Question: "How likely is it that this comes to a deal?" The answer must be a number one can bet on, the same in every list. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brierScore,
  buildIndex,
  type Calibration,
  calibratedTo,
  equalWidthBins,
  expectedCalibrationError,
  explainPair,
  type Forecast,
  fitIsotonic,
  fitPlatt,
  logLoss,
  type MatchIndex,
  type Outcome,
  probabilityAt,
  rankInvestors,
  rankStartups,
  reliabilityBins,
  scoresOfInvestors,
  scoresOfStartups,
  settingsFor,
} from '#matching';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { knownMarket } from './generated.ts';

const FITS = { isotonic: fitIsotonic, platt: fitPlatt };

/** Scores between -3 and 3 whose event comes with a chance that is no logistic function of them. */
function made(seed: number, n: number): Outcome[] {
  const next = randomFrom(seed);
  return Array.from({ length: n }, () => {
    const score = 6 * next() - 3;
    return { score, happened: next() < chance(score) };
  });
}
const chance = (score: number): number => (score < 0 ? 0.02 : 0.02 + 0.1 * score);

const forecastsOf = (outcomes: readonly Outcome[], probability: (score: number) => number): Forecast[] =>
  outcomes.map(({ score, happened }) => ({ probability: probability(score), happened }));

describe.each(Object.entries(FITS))('The %s map', (_name, learn) => {
  test('rises strictly, within 0 and 1, whatever it was fitted on', () => {
    const outcome = fc.record({ score: fc.double({ min: -20, max: 20, noNaN: true }), happened: fc.boolean() });
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 200 }), (outcomes) => {
        const map = learn(outcomes);
        const probabilities = Array.from({ length: 61 }, (_, at) => probabilityAt(map, at / 10 - 3));
        for (const [at, probability] of probabilities.entries()) {
          expect(probability).toBeGreaterThan(at === 0 ? 0 : probabilities[at - 1]!);
          expect(probability).toBeLessThan(1);
        }
      }),
    );
  });

  test('fitted on some outcomes is calibrated on others, and says more than a constant', () => {
    const map = learn(made(1, 20_000));
    const judged = made(2, 20_000);
    const rate = judged.filter(({ happened }) => happened).length / judged.length;
    const [ours, constant] = [
      forecastsOf(judged, (score) => probabilityAt(map, score)),
      forecastsOf(judged, () => rate),
    ];
    expect(expectedCalibrationError(reliabilityBins(ours))).toBeLessThan(0.02);
    expect(logLoss(ours)).toBeLessThan(logLoss(constant) - 0.03);
    expect(brierScore(ours)).toBeLessThan(brierScore(constant));
  });
});

test('The isotonic map follows a bend that no logistic line has', () => {
  const judged = made(3, 20_000);
  const [bent, line] = [fitIsotonic, fitPlatt].map((learn) => {
    const map = learn(made(4, 20_000));
    return logLoss(forecastsOf(judged, (score) => probabilityAt(map, score)));
  });
  expect(bent).toBeLessThan(line!);
});

describe('Measures of probabilities', () => {
  const forecasts: Forecast[] = [
    { probability: 0.1, happened: false },
    { probability: 0.3, happened: true },
    { probability: 0.8, happened: true },
    { probability: 0.8, happened: false },
  ];

  test('are what they are by hand', () => {
    expect(logLoss(forecasts)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.3) + Math.log(0.8) + Math.log(0.2)) / 4, 12);
    expect(brierScore(forecasts)).toBeCloseTo((0.01 + 0.49 + 0.04 + 0.64) / 4, 12);
    // Halves: (.1, .3) states .2 and sees .5; (.8, .8) states .8 and sees .5.
    expect(expectedCalibrationError(reliabilityBins(forecasts, 2))).toBeCloseTo(0.3, 12);
    expect(equalWidthBins(forecasts, 10)).toHaveLength(3);
  });

  test('are 0 of nothing', () => {
    expect([logLoss([]), brierScore([]), expectedCalibrationError(reliabilityBins([]))]).toEqual([0, 0, 0]);
  });
});

describe('The probability of a match', () => {
  const settings = { ...settingsFor('LEARNED'), minimumDeals: 0, small: undefined };
  const calibration: Calibration = {
    event: 'NEW_DEAL_WITHIN_12_MONTHS',
    fittedOn: 'a test',
    fittedTo: calibratedTo(settings),
    knots: [
      [0, 0.01],
      [4, 0.2],
    ],
    slope: 0.5,
  };
  const { alliance } = knownMarket(20261123);
  const index = buildIndex(alliance, { ...settings, calibration });
  const probabilities = (of: MatchIndex) => rankInvestors(of, 'startup_q0').map(({ probability }) => probability);

  test('orders a list as its scores do, and is the same in either list', () => {
    const list = rankInvestors(index, 'startup_q0');
    for (const [at, { id, score, probability }] of list.entries()) {
      if (at > 0 && score < list[at - 1]!.score) expect(probability).toBeLessThan(list[at - 1]!.probability!);
      expect(explainPair(index, 'startup_q0', id).probability).toBe(probability);
      const back = rankStartups(index, id, { among: ['startup_q0'] });
      expect(back.map((match) => match.probability)).toEqual([probability]);
    }
  });

  test('has the score that the scan of named candidates gives', () => {
    const list = rankInvestors(index, 'startup_q1');
    const scores = scoresOfInvestors(index, 'startup_q1', list.map(({ id }) => id).reverse());
    expect([...scores].reverse()).toEqual(list.map(({ score }) => score));
    expect([...scoresOfStartups(index, list[0]!.id, ['startup_q1'])]).toEqual([list[0]!.score]);
    expect(() => scoresOfInvestors(index, 'startup_q1', ['investor_none'])).toThrow('no such party');
  });

  test('is unknown without a calibration, under settings it was not fitted to, and with own weights', () => {
    const unknown = new Array(20).fill(null);
    for (const [model, additiveDeals] of [['ADDITIVE', 0] as const, ['PRIORS', 10_000] as const]) {
      const judged = buildIndex(alliance, { additiveDeals, minimumDeals: 10_000 });
      expect(judged.model).toBe(model);
      expect(probabilities(judged)).toEqual(unknown);
    }
    expect(probabilities(buildIndex(alliance, { ...settings, calibration, shrink: 4 }))).toEqual(unknown);
    expect(probabilities(buildIndex(alliance, { minimumDeals: 0 }))).toEqual(unknown);
    const weighted = rankInvestors(index, 'startup_q0', { weights: { sector: 0.5 } });
    expect(weighted.map(({ probability }) => probability)).toEqual(unknown);
  });

  test('belongs to the model version', () => {
    const other = { ...calibration, slope: 0.6 };
    expect(buildIndex(alliance, { ...settings, calibration: other }).modelVersion).not.toBe(index.modelVersion);
  });

  test('is calibrated for the model that is served: else print the table anew with `npm run bench -- calibration`', () => {
    const served = settingsFor('LEARNED');
    expect(served.calibration?.fittedTo).toBe(calibratedTo(served));
  });
});
