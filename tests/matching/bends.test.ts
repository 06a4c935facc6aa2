/** A model's trees against its tables: of every investor each criterion's steps must add what walking the trees one by one adds. */
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { settingsFor } from '#matching';
import { bendAt, bendsOf, crestOf } from '../../matching/bends.ts';
import { TRAITS, type Trait, type Traits } from '../../matching/learn/traits.ts';
import { addedBy, type Tree } from '../../matching/learn/tree.ts';

const INVESTORS = 12;
const number = fc.constantFrom(-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2);
/** Far from the value 0, so that a large weight leaves every step as the trees say. */
const threshold = number.filter((one) => one !== 0);
const HEAVY = 100;
const many = <T>(one: fc.Arbitrary<T>, n: number) => fc.array(one, { minLength: n, maxLength: n });

function treeOf(of: Tree['of']): fc.Arbitrary<Tree> {
  const asked = fc.constantFrom<'value' | Trait | null>(...(of === null ? [] : ['value' as const]), null, ...TRAITS);
  return fc.record({ of: fc.constant(of), asks: many(asked, 7), over: many(threshold, 7), adds: many(number, 8) });
}

const someTrees = fc.array(fc.constantFrom('sector', 'factors', null).chain(treeOf), { minLength: 1, maxLength: 9 });
const someTraits = fc
  .tuple(...TRAITS.map(() => many(number, INVESTORS)))
  .map((columns) => Object.fromEntries(TRAITS.map((trait, at) => [trait, Float64Array.from(columns[at]!)])) as Traits);

const weighing = (weight: number) => ({ ...settingsFor('PRIORS').pair, sector: weight, factors: weight });

function walked(trees: readonly Tree[], traits: Traits, investor: number, values: { sector: number; factors: number }) {
  return trees.reduce((sum, tree) => {
    const value = tree.of === 'sector' ? values.sector : values.factors;
    return sum + addedBy(tree, (asked) => (asked === 'value' ? value : traits[asked][investor]!));
  }, 0);
}

describe('the tables of a model’s trees', () => {
  test('add for any pair what the trees add, but for a constant that all pairs share', ({ expect }) => {
    fc.assert(
      fc.property(someTrees, someTraits, many(fc.tuple(number, number), 6), (trees, traits, pairs) => {
        const { of, standing } = bendsOf(trees, weighing(HEAVY), traits, INVESTORS);
        const tabled = (investor: number, values: { sector: number; factors: number }) =>
          (['sector', 'factors'] as const).reduce((sum, name) => {
            const bend = of.get(name);
            return bend === undefined ? sum : sum + bendAt(bend, investor, values[name]);
          }, standing![investor]!);
        const differences = pairs.flatMap(([sector, factors]) =>
          Array.from({ length: INVESTORS }, (_, investor) => {
            const values = { sector, factors };
            return tabled(investor, values) - walked(trees, traits, investor, values);
          }),
        );
        for (const difference of differences) expect(difference).toBeCloseTo(differences[0]!, 9);
      }),
      { numRuns: 60 },
    );
  });

  test('add nothing at the value 0, and never more than their crest says', ({ expect }) => {
    fc.assert(
      fc.property(someTrees, someTraits, number, (trees, traits, value) => {
        for (const bend of bendsOf(trees, weighing(HEAVY), traits, INVESTORS).of.values())
          for (let investor = 0; investor < INVESTORS; investor++) {
            expect(bendAt(bend, investor, 0)).toBe(0);
            const crest = crestOf(bend, investor);
            const upTo = bend.edges.filter((edge) => edge < value).length;
            expect(bendAt(bend, investor, value)).toBeLessThanOrEqual(crest[upTo]!);
          }
      }),
      { numRuns: 60 },
    );
  });

  test('never let a liking count against a pair, nor a dislike for it', ({ expect }) => {
    fc.assert(
      fc.property(someTrees, someTraits, number, fc.constantFrom(0, 0.1, 1), (trees, traits, value, weight) => {
        for (const bend of bendsOf(trees, weighing(weight), traits, INVESTORS).of.values())
          for (let investor = 0; investor < INVESTORS; investor++) {
            const added = weight * value + bendAt(bend, investor, value);
            expect(Math.abs(added) < 1e-12 || Math.sign(added) === Math.sign(value)).toBe(true);
          }
      }),
      { numRuns: 200 },
    );
  });

  test('leave the mean investor where it was', ({ expect }) => {
    fc.assert(
      fc.property(someTrees, someTraits, (trees, traits) => {
        const { standing } = bendsOf(trees, weighing(HEAVY), traits, INVESTORS);
        expect(standing!.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9);
      }),
    );
  });
});
