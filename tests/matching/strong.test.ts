/** Who backs a startup may say more of it than all else: such startups are looked at apart, and the search may not lose them. */
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { buildIndex, type MatchIndex } from '#matching';
import { mostAt } from '../../matching/scan/curve.ts';
import { FACET_NAMES } from '../../matching/scan/facets.ts';
import { lateMostOf, lateTerms } from '../../matching/scan/late.ts';
import { scanStartups } from '../../matching/scan/scan.ts';
import { searchStartups } from '../../matching/scan/search.ts';
import { sumBound } from '../../matching/scan/sums.ts';
import type { Tables } from '../../matching/scan/tables.ts';
import type { Weighted } from '../../matching/score.ts';
import { alliance, deal, investor, startup } from './world.ts';

describe('Startups that are wanted for their backer alone', () => {
  /** Two invested together eight times, two strangers elsewhere twenty times; one of the first two alone holds a startup at home and one abroad. */
  const shared = Array.from({ length: 8 }, (_, n) => startup(`startup_shared_${n}`));
  const plain = Array.from({ length: 30 }, (_, n) => startup(`startup_plain_${n}`));
  const abroad = Array.from({ length: 20 }, (_, n) => startup(`startup_abroad_${n}`, { country: 'UZ' }));
  const wanted = startup('startup_wanted', { country: 'UZ' });
  const index = buildIndex(
    alliance({
      startups: [...shared, ...plain, ...abroad, wanted],
      investors: ['asks', 'partner', 'stranger', 'other'].map((name) => investor(`investor_${name}`)),
      deals: [
        ...shared.map(({ id }, n) => deal(`deal_${n}`, id, ['investor_asks', 'investor_partner'])),
        ...abroad.map(({ id }, n) => deal(`deal_abroad_${n}`, id, ['investor_stranger', 'investor_other'])),
        deal('deal_home', plain[0]!.id, ['investor_partner']),
        deal('deal_wanted', wanted.id, ['investor_partner']),
      ],
    }),
  );
  const asks = index.investors.rows.get('investor_asks')!;
  const weights = { coInvestors: 4, country: 0.3 };

  for (const k of [2, 3, 12])
    test(`lead the ${k} that are asked for, each once, as in the full scan`, ({ expect }) => {
      const free = (row: number) => !index.startups.profiles[row]!.id.includes('shared');
      const found = searchStartups(index, asks, k, weights, free);
      expect(found.slice(0, 2).map(({ row }) => index.startups.profiles[row]!.id)).toEqual([plain[0]!.id, wanted.id]);
      expect(found).toEqual(scanStartups(index, asks, k, weights, free));
    });
});

/** Six who may back, some of them strong, and startups that up to three of them back. */
const BACKERS = [0, 1, 2, 3, 4, 5];
const LARGEST = 3;
const number = fc.double({ min: -3, max: 3, noNaN: true });
const six = fc.array(number, { minLength: 6, maxLength: 6 }).map((values) => Float64Array.from(values));
const someStrong = fc.subarray(BACKERS).map((rows) => Uint8Array.from(BACKERS, (row) => (rows.includes(row) ? 1 : 0)));
const RISING: readonly ((sum: number) => number)[] = [(sum) => sum, Math.exp, Math.floor, (sum) => (sum > 4 ? 100 : 0)];

/** Named are those who add anything. */
const given = <Each extends Float64Array>(each: Each) => ({
  each,
  among: Uint32Array.from(each.keys()).filter((row) => each[row] !== 0),
});

/** All who may stand behind a startup together, by how many. */
const TOGETHER = Array.from({ length: 2 ** 6 }, (_, set) => BACKERS.filter((row) => (set >> row) & 1));
const together = (count: number) => TOGETHER.filter(({ length }) => length === count);
const sumOf = (ofBacker: Float64Array, rows: readonly number[]) => rows.reduce((sum, row) => sum + ofBacker[row]!, 0);

describe('The bound of a sum', () => {
  /** By code of `self`, of the facet with two codes like the others. */
  const anyBackers = fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 1, max: LARGEST }));
  const anyTables = fc.array(number, { minLength: 8, maxLength: 8 });
  const tablesOf = (numbers: readonly number[]) =>
    Object.fromEntries(
      FACET_NAMES.map((name, at) => [name, Float64Array.from(numbers.slice(2 * at, 2 * at + 2))]),
    ) as Tables;
  const rangeOf = (numbers: readonly number[]): readonly [number, number] => {
    const facets = FACET_NAMES.map((_, at) => numbers.slice(2 * at, 2 * at + 2));
    const total = (of: (...two: number[]) => number) => facets.reduce((sum, two) => sum + of(...two), 0);
    return [total(Math.min), total(Math.max)];
  };
  const trades = { samples: Uint32Array.of(0), codes: Uint32Array.of(0, 0) };
  /** Each startup that there can be: its codes, and who backs it. */
  const startups = ([few, most]: readonly [number, number]) =>
    Array.from({ length: 16 }, (_, n) => FACET_NAMES.map((_, at) => (n >> at) & 1)).flatMap((codes) =>
      together([few, most][codes[FACET_NAMES.indexOf('self')]!]!).map((rows) => ({ codes, rows })),
    );
  const added = (tables: Tables, codes: readonly number[]) =>
    FACET_NAMES.reduce((sum, name, at) => sum + tables[name][codes[at]!]!, 0);

  test('is not below the value of any startup, whoever backs it', ({ expect }) => {
    fc.assert(
      fc.property(
        anyTables,
        anyBackers,
        six,
        someStrong,
        fc.constantFrom(...RISING),
        (numbers, backers, ofBacker, strong, rising) => {
          const backing = { strong, largest: LARGEST, backers: Uint32Array.from(backers) };
          const { tables, curve } = sumBound(
            tablesOf(numbers),
            rangeOf(numbers),
            trades,
            given(ofBacker),
            backing,
            rising,
          );
          for (const { codes, rows } of startups(backers)) {
            const sum = added(tablesOf(numbers), codes) + sumOf(ofBacker, rows);
            expect(mostAt(curve, sum)).toBeGreaterThanOrEqual(rising(sum - 1e-9));
            if (!rows.some((row) => strong[row] === 1)) expect(added(tables, codes)).toBeGreaterThanOrEqual(sum - 1e-9);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('What backers may add late is not below what any so many add, none of them strong', ({ expect }) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(six, fc.constantFrom(...RISING)), { maxLength: 3 }), someStrong, (made, strong) => {
      const terms = made.map(([ofBacker, most]) => ({ ofBacker: given(ofBacker), most }));
      const bounds = lateMostOf(terms, strong, LARGEST);
      for (const rows of TOGETHER.filter(
        (set) => set.length > 0 && set.length <= LARGEST && !set.some((row) => strong[row] === 1),
      ))
        expect(bounds[rows.length]! + 1e-9).toBeGreaterThanOrEqual(
          terms.reduce((sum, { ofBacker, most }) => sum + most(sumOf(ofBacker.each, rows) - 1e-9), 0),
        );
    }),
    { numRuns: 60 },
  );
});

test('sums that are values as they are lie together: what one takes the other does not add', ({ expect }) => {
  const sum = (ofBacker: readonly number[], weight: number) =>
    ({
      criterion: {
        form: { kind: 'SUM', of: () => ({ terms: [], ofBacker: given(Float64Array.from(ofBacker)), judged: null }) },
      },
      weight,
    }) as unknown as Weighted;
  const index = { investors: { count: 3 } } as unknown as MatchIndex;
  const terms = lateTerms(index, [sum([4, -2, 1], 1), sum([-2, 1, 0], 2), sum([9, 9, 9], -1)], 0);
  expect([...lateMostOf(terms, new Uint8Array(3), 2)]).toEqual([0, 1, 1]);
});
