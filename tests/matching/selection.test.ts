/** Which of the rounds of a time does an investor join, and which do all? */
import { expect, test } from 'vitest';
import type { InvestorColumns } from '../../matching/encode.ts';
import type { RoundSample } from '../../matching/learn/features.ts';
import { ratesOf } from '../../matching/learn/passes.ts';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { choicesIn } from '../../matching/learn/selection.choice.ts';
import { learnSelection } from '../../matching/learn/selection.ts';

const INVESTORS = 40;
const SETTINGS = {
  dimensions: 8,
  epochs: 12,
  rate: 0.1,
  pullFeatures: 1e-2,
  pullInvestors: 1e-2,
  span: 100,
  offered: 50,
  halfLifeYears: 6,
  seed: 1,
};
/** 1 and 2 are two kinds of startup, the first half of the investors takes the one, the second half the other; of 3 all take more than of 4. */
const [FIRST, SECOND, HOT, COLD] = [1, 2, 3, 4] as const;
const CODES = new Map([0, FIRST, SECOND, HOT, COLD].map((feature) => [feature, feature]));

const COLUMNS = {
  count: INVESTORS,
  profiles: Array.from({ length: INVESTORS }, (_, row) => ({
    id: `investor ${row}`,
    country: 'KZ',
    kind: null,
    foundedYear: null,
  })),
} as unknown as InvestorColumns;

function roundsOf(): RoundSample[] {
  const next = randomFrom(7);
  return Array.from({ length: 400 }, (_, n) => {
    const half = n % 2;
    const hot = next() < 0.5;
    const drawn = Array.from({ length: hot ? 4 : 1 }, () => half * 20 + Math.floor(next() * 20));
    return { features: [0, 1 + half, hot ? HOT : COLD], targets: [...new Set(drawn)], held: [], weight: 1 };
  });
}

const learn = (rounds = roundsOf(), settings = SETTINGS) => learnSelection(rounds, CODES, COLUMNS, settings);
const cell = (weights: Float32Array, feature: number, investor: number) => weights[feature * INVESTORS + investor]!;

test('each investor chooses rounds of the kind that it takes', () => {
  const { weights } = learn().taste;
  for (let i = 0; i < INVESTORS; i++) {
    const lead = cell(weights, FIRST, i) - cell(weights, SECOND, i);
    expect(i < 20 ? lead : -lead).toBeGreaterThan(2);
  }
});

test('tastes of many numbers have the memory they want', () => {
  const { sought } = learn(roundsOf(), { ...SETTINGS, dimensions: 128, epochs: 2 });
  expect(sought.every(Number.isFinite)).toBe(true);
});

test('vectors that the compiled sums cannot take are refused', () => {
  expect(() => learn(roundsOf(), { ...SETTINGS, dimensions: 30 })).toThrow(/multiple of four numbers, not 30/);
});

test('what all choose is worth the same to all: it is sought, and no taste', () => {
  const { taste, sought } = learn();
  // Four times as many join: ln 4, less what the pull takes.
  expect(sought[HOT]! - sought[COLD]!).toBeGreaterThan(0.9);
  expect(sought[HOT]! - sought[COLD]!).toBeLessThan(1.8);
  expect(Math.abs(sought[FIRST]! - sought[SECOND]!)).toBeLessThan(0.4);
  for (const feature of [FIRST, SECOND, HOT, COLD]) {
    const joined = roundsOf().flatMap(({ targets }) => targets);
    expect(joined.reduce((sum, i) => sum + cell(taste.weights, feature, i), 0) / joined.length).toBeCloseTo(0, 4);
  }
});

test('rounds that are offered stand for those that are not: a tenth of them tells as well what all seek', () => {
  const { sought } = learn(roundsOf(), { ...SETTINGS, offered: 10 });
  expect(sought[HOT]! - sought[COLD]!).toBeGreaterThan(1.2);
});

test('a choice is what one joined of the drawn rounds that were open to it, each joined one as much as it counts', () => {
  const round = (weight: number, targets: number[], held: number[] = []) => ({ features: [0], targets, held, weight });
  const rounds = [round(0.5, [1]), round(1, [], [1]), round(1, [2], [1]), round(0.25, [1]), round(1, [])];
  const choices = choicesIn(rounds, Uint32Array.of(0, 2, 4), new Uint32Array(5));
  expect(Array.from(choices, (choice) => ({ ...choice, places: [...choice.places] }))).toEqual([
    { investor: 1, places: [0, 3, 4], counts: [0.5, 0.25], share: 5 / 3 },
    { investor: 2, places: [2, 0, 4], counts: [1], share: 5 / 3 },
  ]);
});

test('the average round is worth nothing to the average investor', () => {
  const rounds = roundsOf();
  const { sought } = learn(rounds);
  const worth = rounds.map(({ features }) => features.reduce((sum, feature) => sum + sought[feature]!, 0));
  expect(Math.max(...worth)).toBeGreaterThan(0.3);
  expect(worth.reduce((sum, one) => sum + one, 0) / worth.length).toBeCloseTo(0, 4);
});

test('how often an investor chooses tells nothing of what it chooses', () => {
  const { weights } = learn().taste;
  expect([...weights.subarray(0, INVESTORS)]).toEqual(Array(INVESTORS).fill(0));
});

test('rounds of another time were no choice', () => {
  // The first kind was there in the first half of the time alone, when the first half of the investors were.
  const rounds = roundsOf().map((round, n) => ({ ...round, features: [0, n < 200 ? FIRST : SECOND] }));
  const early = rounds.map((round, n) => ({ ...round, targets: n < 200 ? [n % 20] : [20 + (n % 20)] }));
  const lead = (span: number) => {
    const { weights } = learn(early, { ...SETTINGS, span, offered: span }).taste;
    return cell(weights, FIRST, 3) - cell(weights, SECOND, 3);
  };
  expect(lead(40)).toBeLessThan(lead(400) / 2);
});

test('who holds a startup already is not asked again', () => {
  const held = roundsOf().map((round) => ({ ...round, held: round.features[1] === SECOND ? [0, 1, 2] : [] }));
  const asked = learn().taste.weights;
  const unasked = learn(held).taste.weights;
  const lead = (weights: Float32Array) => cell(weights, FIRST, 1) - cell(weights, SECOND, 1);
  expect(lead(unasked)).toBeLessThan(lead(asked) - 0.5);
});

test('the same rounds give the same bytes, another seed others', () => {
  const first = learn();
  expect(learn(roundsOf(), { ...SETTINGS, seed: 2 })).not.toEqual(first);
  learn(roundsOf(), { ...SETTINGS, seed: 3 });
  learn(roundsOf(), { ...SETTINGS, seed: 4 });
  learn(roundsOf(), { ...SETTINGS, seed: 5 });
  expect(learn()).toEqual(first);
});

test('without a deal nothing is learned', () => {
  expect(learn([])).toEqual({ taste: { codes: new Map(), weights: new Float32Array(0) }, sought: new Float32Array(0) });
});

test('a feature more is learned anew, though no round shows it', () => {
  const more = new Map([...CODES, [5, 5]]);
  expect(learn().sought).toHaveLength(5);
  expect([...learnSelection(roundsOf(), more, COLUMNS, SETTINGS).taste.weights].every(Number.isFinite)).toBe(true);
});

test('a large market is passed over less often, but twice, the last passes by shorter steps', () => {
  const passes = (steps: number) => ratesOf({ epochs: 10, rate: 1 }, steps, 250).length;
  expect([20, 50, 1000].map(passes)).toEqual([10, 5, 2]);
  expect(ratesOf({ epochs: 5, rate: 0.1 }, 1, 250)).toEqual([0.1, 0.1, 0.1, 0.03, 0.03]);
});
