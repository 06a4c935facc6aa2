/** Question: "How likely is it that this comes to a deal?" The answer must be a number one can bet on, the same in every list. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asOneMarket,
  brierScore,
  buildIndex,
  type Calibration,
  type CalibrationMap,
  calibratedTo,
  equalWidthBins,
  expectedCalibrationError,
  explainPair,
  type Forecast,
  fitIsotonic,
  fitPlatt,
  fitShift,
  logLoss,
  type MarketOutcome,
  type MatchIndex,
  type ModelKind,
  mapAmong,
  type Outcome,
  probabilityAt,
  rankInvestors,
  rankStartups,
  reliabilityBins,
  type Settings,
  scoresOfInvestors,
  scoresOfStartups,
  settingsFor,
} from '#matching';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { sigmoid } from '../../matching/logistic.ts';
import { settingsAt } from '../../matching/settings.volume.ts';
import { knownMarket } from './generated.ts';

const UNKNOWN = new Array(20).fill(null);
const probabilities = (index: MatchIndex) => rankInvestors(index, 'startup_q0').map(({ probability }) => probability);
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

describe('Markets of unlike volume', () => {
  const SHIFT = 0.8;
  const SIZES = [300, 1000, 3000];
  /** The same scores come true the less often, the more deals their market has. */
  const markets = (seed: number, shift = SHIFT): MarketOutcome[] => {
    const next = randomFrom(seed);
    return SIZES.flatMap((deals) =>
      Array.from({ length: 10_000 }, () => {
        const score = 6 * next() - 3;
        return { score, deals, happened: next() < sigmoid(score - 2 - shift * Math.log(deals / 1000)) };
      }),
    );
  };
  const taught = markets(5);
  const shift = fitShift(taught);

  test('tell by how much of a score they differ', () => {
    expect(Math.abs(shift - SHIFT)).toBeLessThan(0.05);
    expect(fitShift(markets(7, 0))).toBeLessThan(0.05);
  });

  test.each(SIZES)('share one map that is calibrated for each: %s deals', (size) => {
    const judged = markets(6).filter(({ deals }) => deals === size);
    const error = (map: CalibrationMap) =>
      expectedCalibrationError(reliabilityBins(forecastsOf(judged, (score) => probabilityAt(map, score))));
    expect(error(mapAmong(fitIsotonic(asOneMarket(taught, shift)), shift, size))).toBeLessThan(0.02);
    if (size !== 1000) expect(error(fitIsotonic(taught))).toBeGreaterThan(0.05);
  });
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

  test('is unknown where nobody calibrated, under settings it was not fitted to, and with own weights', () => {
    expect(probabilities(buildIndex(alliance, { ...settings, calibration: null }))).toEqual(UNKNOWN);
    expect(probabilities(buildIndex(alliance, { ...settings, calibration, shrink: 4 }))).toEqual(UNKNOWN);
    const weighted = rankInvestors(index, 'startup_q0', { weights: { sector: 0.5 } });
    expect(weighted.map(({ probability }) => probability)).toEqual(UNKNOWN);
  });

  test('belongs to the model version', () => {
    const other = { ...calibration, slope: 0.6 };
    expect(buildIndex(alliance, { ...settings, calibration: other }).modelVersion).not.toBe(index.modelVersion);
  });
});

describe('The probability of a match on a small market', () => {
  const { alliance } = knownMarket(20261123);
  const ofDeals = (deals: number) => ({ ...alliance, deals: alliance.deals.slice(0, deals) });
  const markets = {
    'ADDITIVE, 300 deals': buildIndex(ofDeals(300)),
    'LEARNED, 600 deals': buildIndex(alliance),
  };

  test.each(Object.entries(markets))('is told, of a new deal within a year: %s', (name, index) => {
    expect(name).toContain(index.model);
    expect(index.calibration?.event).toBe('NEW_DEAL_WITHIN_12_MONTHS');
    const list = rankInvestors(index, 'startup_q0', { k: 100 });
    for (const [at, { id, score, probability }] of list.entries()) {
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
      if (at > 0 && score < list[at - 1]!.score) expect(probability).toBeLessThan(list[at - 1]!.probability!);
      const [back] = rankStartups(index, id, { among: ['startup_q0'] });
      expect(back!.probability).toBe(probability);
    }
  });

  test('is what the committed table says of its score and its deals', () => {
    const { knots, slope, volume } = settingsAt('LEARNED', 600, {}).calibration!;
    const { score, probability } = rankInvestors(markets['LEARNED, 600 deals'], 'startup_q0')[0]!;
    const { from, below, shift } = volume!;
    expect([from, below]).toEqual([500, 6000]);
    expect(shift).toBeGreaterThan(0);
    expect(probability).toBeCloseTo(probabilityAt({ knots, slope }, score - shift * Math.log(600 / 1000)), 12);
  });

  test('is unknown under PRIORS, where deals are fewer or more than it was fitted on, and under other settings', () => {
    const NEVER = Number.MAX_SAFE_INTEGER;
    const unknown: [ModelKind, MatchIndex][] = [
      ['PRIORS', buildIndex(ofDeals(200))],
      ['ADDITIVE', buildIndex(ofDeals(200), { additiveDeals: 0 })],
      ['ADDITIVE', buildIndex(alliance, { minimumDeals: NEVER })],
      ['LEARNED', buildIndex(ofDeals(300), { minimumDeals: 0 })],
      ['ADDITIVE', buildIndex(ofDeals(300), { shrink: 4 })],
      ['LEARNED', buildIndex(alliance, { shrink: 4 })],
      ['LEARNED', buildIndex(alliance, { trees: [] })],
    ];
    for (const [model, index] of unknown) {
      expect(index.model).toBe(model);
      expect(probabilities(index)).toEqual(UNKNOWN);
    }
  });

  test('is the same under a whole release, and unknown under one of before, whose version stays what it was', () => {
    const { small, ...release } = settingsFor('LEARNED');
    const whole = buildIndex(alliance, JSON.parse(JSON.stringify({ ...release, small })));
    expect(probabilities(whole)).toEqual(probabilities(markets['LEARNED, 600 deals']));
    const before = buildIndex(alliance, { ...release, small: { below: small!.below, model: small!.model } });
    expect(before.settings.calibration).toBe(release.calibration);
    expect(probabilities(before)).toEqual(UNKNOWN);
  });
});

describe('The committed tables', () => {
  const served: [string, string, Settings][] = [
    ['LEARNED, large', 'calibration', settingsAt('LEARNED', 6000, {})],
    ['LEARNED, small', 'calibration --sparse', settingsAt('LEARNED', 5999, {})],
    ['ADDITIVE', 'calibration --sparse', settingsAt('ADDITIVE', 300, {})],
  ];
  test.each(served)(
    'belong to what is served, %s: else print them anew, `npm run bench -- %s`',
    (_, _bench, settings) => {
      expect(settings.calibration?.fittedTo).toBe(calibratedTo(settings));
    },
  );
});
