import { describe, it } from 'vitest';
import {
  type Asked,
  expectedCalibrationError,
  fitKeeping,
  judgeKeeping,
  type KeepingWeights,
  type KeptOrNot,
  keepingChance,
  logLoss,
  type MeetingProspect,
  PRIOR_KEEPING,
  reliabilityBins,
} from '#matching';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { SEEDS, simulatedHistory } from '../bench/keeping/keeping.ts';

const ASKED: readonly Asked[] = [null, 'WANT', 'MUST'];

const of = (places: readonly [number, number], more: Partial<MeetingProspect> = {}): MeetingProspect => ({
  ...{ places, outside: false, asked: [null, null] },
  ...more,
});

/** Outcomes of anything but sense: what is kept hangs on a chance of its own for each prospect. */
function anything(seed: number, count: number, chanceOf: (prospect: MeetingProspect) => number): KeptOrNot[] {
  const chance = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const asked = [0, 0].map(() => ASKED[Math.floor(3 * chance())]!) as [Asked, Asked];
    const prospect = of([1 - chance(), 1 - chance()], { outside: chance() < 0.3, asked });
    return { ...prospect, kept: chance() < chanceOf(prospect) };
  });
}

/** Each pair of prospects of which the second has one thing more. */
function* better(): Generator<readonly [MeetingProspect, MeetingProspect]> {
  const places = [0.05, 0.3, 0.7, 1];
  for (const own of places)
    for (const asked of ASKED) {
      const base = of([own, 0.5], { asked: [asked, 'WANT'] });
      yield [{ ...base, outside: true }, base];
      for (const higher of places.filter((place) => place > own)) {
        yield [base, { ...base, places: [higher, 0.5] }];
        yield [of([0.4, own]), of([0.4, higher])];
      }
      const more = ASKED[ASKED.indexOf(asked) + 1];
      if (more) yield [base, { ...base, asked: [more, 'WANT'] }];
      if (more) yield [of([own, 1], { asked: [null, asked] }), of([own, 1], { asked: [null, more] })];
    }
}

describe('The chance that a meeting is kept', () => {
  it.for(SEEDS)(
    'can be believed of events that taught it nothing, and beats one chance for all (seed %i)',
    (seed, { expect }) => {
      const { past, later } = simulatedHistory(seed);
      const outcomes = past.flatMap((event) => event.outcomes);
      const learned = fitKeeping(outcomes);
      const rate = outcomes.filter(({ kept }) => kept).length / outcomes.length;
      const judged = later.flatMap((event) => event.outcomes);
      expect(judged.length).toBeGreaterThan(3000);
      const forecasts = (chance: (one: MeetingProspect) => number) =>
        judged.map((one) => ({ probability: chance(one), happened: one.kept }));
      const ours = forecasts((one) => keepingChance(learned, one));
      const stated = forecasts((one) => keepingChance(PRIOR_KEEPING, one));
      expect(expectedCalibrationError(reliabilityBins(ours))).toBeLessThanOrEqual(0.05);
      expect(expectedCalibrationError(reliabilityBins(stated))).toBeGreaterThan(0.05);
      expect(logLoss(ours)).toBeLessThan(logLoss(forecasts(() => rate)) - 0.02);
      const said = judgeKeeping([...past, ...later].map((event) => event.outcomes))!;
      expect(said.outcomes).toBeGreaterThanOrEqual(0.2 * (outcomes.length + judged.length));
      expect(said.calibrationError).toBeLessThanOrEqual(0.05);
      expect(said.logLoss).toBeLessThan(said.constantLogLoss - 0.02);
    },
  );

  it('is the stated one without outcomes, near it after a few, and what happened after many', ({ expect }) => {
    expect(fitKeeping([])).toEqual(PRIOR_KEEPING);
    const head = of([1, 1]);
    const stated = keepingChance(PRIOR_KEEPING, head);
    expect(stated).toBeCloseTo(0.75, 2);
    const declined = (count: number) =>
      keepingChance(fitKeeping(Array.from({ length: count }, () => ({ ...head, kept: false }))), head);
    expect(declined(1)).toBeLessThan(stated);
    expect(declined(1)).toBeGreaterThan(0.65);
    expect(declined(20)).toBeLessThan(declined(1));
    expect(keepingChance(fitKeeping(anything(1, 5000, () => 0.1)), of([0.5, 0.5]))).toBeCloseTo(0.1, 1);
  });

  it('is stated less than .025 off the product of both places, in the mean', ({ expect }) => {
    const places = Array.from({ length: 50 }, (_, n) => (n + 1) / 50);
    const off = places.flatMap((a) => places.map((b) => Math.abs(keepingChance(PRIOR_KEEPING, of([a, b])) - a * b)));
    expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(0.025);
  });

  it('never falls as one stands higher or is asked for, whatever happened', ({ expect }) => {
    const histories: ((prospect: MeetingProspect) => number)[] = [
      ({ places }) => 1 - places[0] * places[1],
      ({ places, asked }) => (asked[0] === null ? places[0] : 0.05),
      ({ outside }) => (outside ? 0.9 : 0.1),
      ({ asked }) => (asked[1] === 'MUST' ? 0 : 1),
      () => 0.5,
    ];
    let compared = 0;
    for (const [seed, history] of histories.entries()) {
      const weights = fitKeeping(anything(seed, 400, history));
      for (const [less, more] of better()) {
        expect(keepingChance(weights, more)).toBeGreaterThanOrEqual(keepingChance(weights, less));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('is the most likely one: no weight moved a little is likelier', ({ expect }) => {
    const outcomes = anything(7, 300, ({ places }) => places[1] ** 2);
    const weights = fitKeeping(outcomes);
    const posterior = (one: KeepingWeights) => {
      const pull = Object.entries(one).map(([term, w]) => (w - PRIOR_KEEPING[term as keyof KeepingWeights]) ** 2);
      const fit = outcomes.map((o) => Math.log(o.kept ? keepingChance(one, o) : 1 - keepingChance(one, o)));
      return fit.reduce((sum, value) => sum + value, 0) - 2 * pull.reduce((sum, value) => sum + value, 0);
    };
    const best = posterior(weights);
    for (const [term, weight] of Object.entries(weights))
      for (const step of [-0.01, 0.01]) {
        if (term !== 'level' && weight + step < 0) continue;
        expect(posterior({ ...weights, [term]: weight + step })).toBeLessThan(best);
      }
  });

  it('is judged on the latest events, of which there must be two at least', ({ expect }) => {
    const [early, late] = [anything(1, 300, () => 0.9), anything(2, 50, () => 0.1)];
    expect(judgeKeeping([])).toBe(null);
    expect(judgeKeeping([early, []])).toBe(null);
    const judged = judgeKeeping([early, late])!;
    expect(judged.outcomes).toBe(50);
    expect(judged.calibrationError).toBeGreaterThan(0.5);
    expect(judgeKeeping([late, early])!.outcomes).toBe(300);
  });

  it('refuses a place that is none', ({ expect }) => {
    for (const place of [0, -1, 1.01, Number.NaN])
      expect(() => keepingChance(PRIOR_KEEPING, of([1, place]))).toThrow('a place lies above 0');
  });
});
