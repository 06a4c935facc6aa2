/** Do investors with few deals get the taste of those like them? */
import { describe, expect, test } from 'vitest';
import type { InvestorColumns } from '../../matching/encode.ts';
import { learnFactors } from '../../matching/learn/factors.ts';
import { partsOfFeature, type RoundSample } from '../../matching/learn/features.ts';
import { drawerOf, randomFrom } from '../../matching/learn/sampling.ts';

const INVESTORS = 40;
const SETTINGS = {
  dimensions: 8,
  epochs: 12,
  rate: 0.1,
  pullFeatures: 3e-4,
  pullInvestors: 1e-3,
  sample: 1000,
  seed: 1,
};
/** Features 1 and 2 are two kinds of startup; the first half of the investors takes the one, the second half the other. */
const CODES = new Map([0, 1, 2].map((feature) => [feature, feature]));

function columnsOf(country: (row: number) => string): InvestorColumns {
  const profiles = Array.from({ length: INVESTORS }, (_, row) => ({
    id: `investor ${row}`,
    country: country(row),
    kind: null,
    foundedYear: null,
  }));
  return { count: INVESTORS, profiles } as unknown as InvestorColumns;
}

/** @param silent investors that have no deal */
function roundsOf(silent: readonly number[] = []): RoundSample[] {
  const next = randomFrom(7);
  return Array.from({ length: 400 }, (_, n) => {
    const half = n % 2;
    const targets = [0, 1]
      .map(() => half * 20 + Math.floor(next() * 20))
      .filter((row, at, all) => !silent.includes(row) && all.indexOf(row) === at);
    return { features: [0, 1 + half], targets, held: [], weight: 1 };
  });
}

const halfOf = (row: number) => (row < 20 ? 'first' : 'second');
const cell = (weights: Float32Array, feature: number, investor: number) => weights[feature * INVESTORS + investor]!;

describe('Latent tastes', () => {
  test('each investor agrees more with the kind of startup that it takes', ({ expect }) => {
    const { weights } = learnFactors(
      roundsOf(),
      CODES,
      columnsOf(() => 'KZ'),
      SETTINGS,
    );
    for (let i = 0; i < INVESTORS; i++) {
      const [first, second] = [cell(weights, 1, i), cell(weights, 2, i)];
      expect(i < 20 ? first - second : second - first).toBeGreaterThan(2);
    }
  });

  test('tastes of many numbers have the memory they want', ({ expect }) => {
    const large = { ...SETTINGS, dimensions: 256, epochs: 2 };
    const { weights } = learnFactors(roundsOf(), CODES, columnsOf(halfOf), large);
    expect(weights.every(Number.isFinite)).toBe(true);
  });

  test('what all investors share tells nothing: over all deals each feature is 0', ({ expect }) => {
    const rounds = roundsOf();
    const { weights } = learnFactors(rounds, CODES, columnsOf(halfOf), SETTINGS);
    const joined = rounds.flatMap(({ targets }) => targets);
    for (const feature of [1, 2])
      expect(joined.reduce((sum, i) => sum + cell(weights, feature, i), 0) / joined.length).toBeCloseTo(0, 4);
  });

  test('who has no deal has the taste of its country', ({ expect }) => {
    const { weights } = learnFactors(roundsOf([3, 30]), CODES, columnsOf(halfOf), SETTINGS);
    expect(cell(weights, 1, 3)).toBeGreaterThan(cell(weights, 2, 3));
    expect(cell(weights, 2, 30)).toBeGreaterThan(cell(weights, 1, 30));
  });

  test('the constant feature holds the bias: who never joins stands lowest', ({ expect }) => {
    const { weights } = learnFactors(
      roundsOf([5]),
      CODES,
      columnsOf(() => 'KZ'),
      SETTINGS,
    );
    const bias = Array.from(weights.subarray(0, INVESTORS));
    expect(bias[5]).toBe(Math.min(...bias));
  });

  test('the same rounds give the same bytes, whole or sampled, learned anew each time', ({ expect }) => {
    const learned = (sample: number, seed: number) =>
      learnFactors(roundsOf(), CODES, columnsOf(halfOf), { ...SETTINGS, sample, seed }).weights;
    for (const sample of [10, 1000]) {
      const first = learned(sample, 1);
      const others = [2, 3].map((seed) => learned(sample, seed));
      expect(others).not.toContainEqual(first);
      expect(learned(sample, 1)).toEqual(first);
    }
  });

  test('one more investor without deals moves nobody, whatever its row', ({ expect }) => {
    const columns = columnsOf(halfOf);
    const more = { count: INVESTORS + 1, profiles: [...columns.profiles, { id: 'new', country: 'first', kind: null }] };
    const before = learnFactors(roundsOf(), CODES, columns, SETTINGS).weights;
    const after = learnFactors(roundsOf(), CODES, more as unknown as InvestorColumns, SETTINGS).weights;
    for (const feature of [0, 1, 2]) {
      const of = (all: Float32Array, width: number) => all.subarray(feature * width, feature * width + INVESTORS);
      expect(of(after, INVESTORS + 1)).toEqual(of(before, INVESTORS));
    }
    expect(after[INVESTORS + 1 + INVESTORS]).toBeGreaterThan(after[2 * (INVESTORS + 1) + INVESTORS]!);
  });

  test('without a deal nothing is learned', ({ expect }) => {
    expect(learnFactors([], CODES, columnsOf(halfOf), SETTINGS).weights).toHaveLength(0);
  });
});

describe('The draw of investors', () => {
  test('over many draws each counts as if all were looked at', () => {
    const mass = Float64Array.from({ length: 200 }, (_, row) => row % 10);
    const drawer = drawerOf(mass, 60, 3);
    const counted = new Float64Array(mass.length);
    for (let n = 0; n < 4000; n++) {
      const { rows, weights } = drawer.draw([]);
      rows.forEach((row, at) => {
        counted[row]! += weights[at]! / 4000;
      });
    }
    const sorted = [...counted].sort((a, b) => a - b);
    expect(sorted[0]).toBeGreaterThan(0.7);
    expect(sorted.at(-1)).toBeLessThan(1.3);
  });

  test('those asked for are always there, each once', ({ expect }) => {
    const { rows, place } = drawerOf(new Float64Array(50), 5, 3).draw([7, 7, 49]);
    expect(rows.filter((row) => row === 7)).toHaveLength(1);
    expect(rows[place[49]!]).toBe(49);
    expect(new Set(rows).size).toBe(rows.length);
  });
});

test('a feature tells its kind and code', ({ expect }) => {
  expect(partsOfFeature(3 * 2 ** 24 + 17)).toEqual({ kind: 3, code: 17 });
});
