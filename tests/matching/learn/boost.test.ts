/** Busy investors like what quiet ones do not: no weighted sum can tell, and the trees must. */
import { describe, test } from 'vitest';
import { settingsFor } from '#matching';
import { bendAt, bendsOf } from '../../../matching/bends.ts';
import { boost } from '../../../matching/learn/boost.ts';
import { fitWeights, weightedSums } from '../../../matching/learn/logit.ts';
import { type Samples, slopesOf } from '../../../matching/learn/samples.ts';
import { TRAITS, type Traits } from '../../../matching/learn/traits.ts';
import { choicesOf } from './choices.ts';

const LOGIT = { steps: 150, ridge: 0, rising: new Set<never>() };
const BOOST = { turns: 6, rate: 0.3, pull: 5, least: 2 };
/** So large a weight that a dislike stays one: quiet investors like what is below 0. */
const heavy = { ...settingsFor('PRIORS').pair, sector: 100 };
/** The activity of the investor stands in the choices as a value: here it is moved to the traits. */
const made = (seed: number): Samples => {
  const samples = choicesOf(
    ['sector', 'activity'],
    ({ sector, activity }) => (Number.isNaN(sector) ? 0 : (activity > 0 ? 2 : -1) * sector),
    { questions: 1200, seed },
  );
  const activity = samples.values[1]!.map((value) => (Number.isNaN(value) ? -3 : value));
  return { ...samples, traits: samples.traits.map((column, at) => (TRAITS[at] === 'activity' ? activity : column)) };
};
const lossOf = (samples: Samples, scores: Float64Array) =>
  slopesOf(samples, scores, { first: new Float64Array(scores.length), second: new Float64Array(scores.length) });

const traitsOf = (activity: readonly number[]): Traits =>
  Object.fromEntries(
    TRAITS.map((trait) => [trait, Float64Array.from(activity, (one) => (trait === 'activity' ? one : 0))]),
  ) as Traits;

describe('trees by traits of the investor', () => {
  const samples = made(1);
  const weights = fitWeights(samples, LOGIT);
  const trees = boost(samples, weightedSums(samples, weights), BOOST);

  test('raise what busy investors like and lower it for quiet ones', ({ expect }) => {
    const { of } = bendsOf(trees, heavy, traitsOf([1, -1]), 2);
    const added = (investor: number, value: number) =>
      weights.sector! * value + bendAt(of.get('sector')!, investor, value);
    expect(added(0, 1.5)).toBeGreaterThan(added(0, -1.5) + 2);
    expect(added(1, 1.5)).toBeLessThan(added(1, -1.5) - 1);
  });

  test('foretell choices that they were not learned from, where a weighted sum foretells little', ({ expect }) => {
    const other = made(2);
    const sums = weightedSums(other, weights);
    const traits = traitsOf([...other.traits[TRAITS.indexOf('activity')]!]);
    const bends = bendsOf(trees, heavy, traits, other.right.length);
    const bent = sums.map((sum, row) => {
      const value = other.values[0]![row]!;
      return sum + bends.standing![row]! + (Number.isNaN(value) ? 0 : bendAt(bends.of.get('sector')!, row, value));
    });
    const chance = lossOf(other, new Float64Array(other.right.length));
    const [plain, better] = [lossOf(other, sums), lossOf(other, bent)];
    expect(chance - plain).toBeGreaterThan(0);
    expect(chance - better).toBeGreaterThan(2 * (chance - plain));
  });

  test('are the same each time, and in words a file can hold', ({ expect }) => {
    expect(boost(samples, weightedSums(samples, weights), BOOST)).toEqual(trees);
    expect(JSON.parse(JSON.stringify(trees))).toEqual(trees);
  });

  test('bend what an investor likes, in turn with what it is alone: its activity has no bend of its own', ({
    expect,
  }) => {
    expect(trees.map(({ of }) => of)).toEqual(Array(BOOST.turns).fill(['sector', null]).flat());
    expect(trees.some(({ of, asks }) => of === null && asks.includes('value'))).toBe(false);
  });

  test('ask nothing where nothing is to be told', ({ expect }) => {
    const alike = {
      ...samples,
      values: samples.values.map((column) => new Float32Array(column.length)),
      traits: samples.traits.map((column) => new Float32Array(column.length)),
    };
    const none = boost(alike, new Float64Array(alike.right.length), BOOST);
    expect(none.every(({ asks, adds }) => asks.every((asked) => asked === null) && adds.every(Number.isFinite))).toBe(
      true,
    );
  });
});
