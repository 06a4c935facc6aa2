import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Alliance,
  buildIndex,
  compareLists,
  explainPair,
  MatchingError,
  modelOf,
  type RankOptions,
  rankDestinations,
  rankInvestorIds,
  rankInvestors,
  rankMarkets,
  rankStartupIds,
  rankStartups,
  rankTechnoparks,
  type Weights,
  whyNot,
} from '#matching';
import { topK } from '../../matching/topk.ts';
import { anyAlliance, anyAround } from './generated.ts';
import { alliance, deal, investor, startup } from './world.ts';

const model = fc.constantFrom(0, 1000);

test('the top k are what sorting everything gives, ties in the order of rows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (values, k) => {
        const scores = Float64Array.from(values);
        const admit = (row: number) => row % 7 !== 3;
        const oracle = values
          .map((_, row) => row)
          .filter(admit)
          .sort((a, b) => scores[b]! - scores[a]! || a - b);
        expect(topK(scores, k, admit)).toEqual(oracle.slice(0, k));
      },
    ),
  );
});

test('a list is the brute force over explained pairs that nothing stops', () => {
  fc.assert(
    fc.property(anyAlliance, model, fc.nat(9), (facts, minimumDeals, at) => {
      const index = buildIndex(facts, { minimumDeals });
      const oracle = facts.investors
        .map(({ id }) => whyNot(index, `startup_${at}`, id))
        .filter(({ stops }) => stops.length === 0)
        .sort((a, b) => b.match.score - a.match.score || (a.match.id < b.match.id ? -1 : 1));
      const list = rankInvestors(index, `startup_${at}`, { k: 5 });
      expect(list.map(({ id, score, rank }) => ({ id, score, rank }))).toEqual(
        oracle.slice(0, 5).map(({ match, rank }) => ({ id: match.id, score: match.score, rank })),
      );
      expect(rankInvestorIds(index, `startup_${at}`, { k: 5 })).toEqual(list.map(({ id }) => id));
    }),
    { numRuns: 25 },
  );
});

test('whoever is stopped has no rank, however high it would stand', () => {
  const [open, barred] = ['a', 'b'].map((name) => investor(`investor_${name}`));
  const facts = alliance({
    startups: [startup('startup_a')],
    investors: [open!, { ...barred!, mandate: { ...barred!.mandate, rounds: ['seed'], countries: ['CN'] } }],
  });
  const index = buildIndex(facts);
  expect(whyNot(index, 'startup_a', 'investor_a')).toMatchObject({ stops: [], rank: 1, match: { rank: 1 } });
  const told = whyNot(index, 'startup_a', 'investor_b');
  expect(told).toMatchObject({ stops: [{ code: 'OUTSIDE_COUNTRIES' }], rank: null, match: { rank: 0 } });
});

test('the more deals an investor’s likings rest on, the surer is a match; what it states is as sure as can be', () => {
  const confidence = (count: number, mandate = {}) => {
    const past = Array.from({ length: count }, (_, at) => startup(`startup_${at}`));
    const facts = alliance({
      startups: [startup('startup_a'), ...past],
      investors: [investor('investor_a', { mandate })],
      deals: past.map(({ id }) => deal(`deal_${id}`, id, ['investor_a'])),
    });
    return explainPair(buildIndex(facts), 'startup_a', 'investor_a').confidence;
  };
  const [none, few, many] = [0, 2, 20].map((count) => confidence(count));
  expect(none).toBeLessThan(few!);
  expect(few).toBeLessThan(many!);
  expect(confidence(2, { sectors: ['fintech'], countries: ['KZ'], rounds: ['seed'] })).toBeGreaterThan(few! + 0.1);
});

test('candidates may be named or filtered, and come out as the full list has them', () => {
  fc.assert(
    fc.property(anyAlliance, fc.nat(9), fc.uniqueArray(fc.nat(9)), (facts, at, chosen) => {
      const index = buildIndex(facts);
      const among = chosen.map((n) => `investor_${n}`);
      const full = rankInvestors(index, `startup_${at}`).filter(({ id }) => among.includes(id));
      const ids = full.map(({ id }) => id);
      expect(rankInvestorIds(index, `startup_${at}`, { among })).toEqual(ids);
      expect(rankInvestorIds(index, `startup_${at}`, { filter: (id) => among.includes(id) })).toEqual(ids);
    }),
    { numRuns: 20 },
  );
});

test('parts sum to the score and to the two sides, in every list', () => {
  fc.assert(
    fc.property(anyAlliance, model, fc.nat(9), (facts, minimumDeals, at) => {
      const index = buildIndex(facts, { minimumDeals });
      const id = `startup_${at}`;
      const options = { weights: { sector: 0.5, country: 3, demand: 2 } };
      const lists = [
        rankInvestors(index, id, options),
        rankStartups(index, `investor_${at}`, options),
        rankMarkets(index, id, options),
      ];
      for (const match of [
        ...lists.flat(),
        ...rankTechnoparks(index, id, options),
        ...rankDestinations(index, id, options),
      ]) {
        const sum = match.parts.reduce((total, part) => total + part.contribution, 0);
        expect(Math.abs(sum - match.score)).toBeLessThanOrEqual(1e-9);
        expect(Math.abs(match.sides.startup + match.sides.investor - match.score)).toBeLessThanOrEqual(1e-9);
        expect(match.confidence).toBeGreaterThanOrEqual(0);
        expect(match.confidence).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 25 },
  );
});

test('a pair has one score, whichever list shows it', () => {
  fc.assert(
    fc.property(anyAlliance, model, (facts, minimumDeals) => {
      const index = buildIndex(facts, { minimumDeals });
      for (const { id } of facts.startups) {
        for (const match of rankInvestors(index, id)) {
          const mirrored = rankStartups(index, match.id).find((other) => other.id === id);
          expect(mirrored?.score).toBe(match.score);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('the same facts in another order give the same bytes', () => {
  fc.assert(
    fc.property(anyAlliance, anyAround, model, (parties, around, minimumDeals) => {
      const facts = { ...parties, ...around };
      const turned = {
        asOf: facts.asOf,
        startups: facts.startups.toReversed(),
        investors: facts.investors.toReversed(),
        technoparks: facts.technoparks.toReversed(),
        markets: facts.markets.toReversed(),
        deals: facts.deals.toReversed(),
        exclusions: facts.exclusions.toReversed(),
        decisions: facts.decisions.toReversed(),
        meetings: facts.meetings.toReversed(),
      };
      const bytes = [facts, turned].map((given) => {
        const index = buildIndex(given, { minimumDeals });
        const others = [...parties.investors, ...around.technoparks, ...around.markets];
        return JSON.stringify([
          ...parties.startups.map(({ id }) => [rankInvestors(index, id), rankDestinations(index, id)]),
          ...parties.investors.map(({ id }) => rankStartups(index, id)),
          ...others.map(({ id }) => whyNot(index, 'startup_0', id)),
        ]);
      });
      expect(bytes[1]).toBe(bytes[0]);
    }),
    { numRuns: 40 },
  );
});

test('of two exclusions of a pair the graver is told, of two decisions of a moment the pass, whichever comes first', () => {
  const pair = { a: 'startup_a', b: 'investor_a', validFrom: null, validTo: null };
  const said = { by: 'investor_a', about: 'startup_a', at: '2026-03-04' };
  const facts = alliance({ startups: [startup('startup_a')], investors: [investor('investor_a')] });
  const stops = (given: Partial<Alliance>) =>
    whyNot(buildIndex({ ...facts, ...given }), 'startup_a', 'investor_a').stops;
  const bars = (['NEVER', 'SANCTION_BAR'] as const).map((kind) => ({ ...pair, kind }));
  const words = (['PASSED', 'INTERESTED'] as const).map((verdict) => ({ ...said, verdict }));
  for (const exclusions of [bars, bars.toReversed()])
    expect(stops({ exclusions })).toMatchObject([{ code: 'EXCLUDED', exclusion: 'SANCTION_BAR' }]);
  for (const decisions of [words, words.toReversed()]) expect(stops({ decisions })).toMatchObject([{ code: 'PASSED' }]);
});

describe('the model', () => {
  const facts = alliance({
    startups: [startup('startup_a')],
    investors: [investor('investor_a'), investor('investor_b')],
    deals: [deal('d1', 'startup_old', ['investor_a'])],
  });

  test('is chosen by the number of usable deals, PRIORS, ADDITIVE or LEARNED, and says so', () => {
    const loan = deal('d2', 'startup_old', ['investor_b'], { kind: 'DEBT' });
    const ofStranger = deal('d3', 'startup_old', ['investor_unknown']);
    const toCome = deal('d4', 'startup_old', ['investor_a'], { date: '2099-01-01' });
    const given = { ...facts, deals: [...facts.deals, loan, ofStranger, toCome] };
    for (const [model, additiveDeals, minimumDeals] of [
      ['PRIORS', 2, 3],
      ['ADDITIVE', 1, 2],
      ['LEARNED', 0, 1],
    ] as const) {
      const when = { additiveDeals, minimumDeals };
      expect(modelOf(given, when)).toBe(model);
      const match = rankInvestors(buildIndex(given, when), 'startup_a')[0]!;
      expect(match.model).toBe(model);
      expect(match.modelVersion).toMatch(new RegExp(`^${model.toLowerCase()}-[0-9a-f]{16}$`));
    }
  });

  test('changes its version with a deal or a setting, not with a startup', () => {
    const version = (given = facts, shrink = 3) => buildIndex(given, { shrink }).modelVersion;
    expect(version({ ...facts, startups: [...facts.startups, startup('startup_b')] })).toBe(version());
    expect(version({ ...facts, deals: [] })).not.toBe(version());
    expect(version(facts, 4)).not.toBe(version());
  });

  test('learns from equity only: debt, prizes, acquisitions and secondaries are events', () => {
    const value = (kind: 'EQUITY' | 'DEBT' | 'PRIZE' | 'ACQUISITION' | 'SECONDARY') => {
      const invested = deal('d0', 'startup_older', ['investor_b'], {});
      const index = buildIndex({
        ...facts,
        deals: [invested, deal('d1', 'startup_old', ['investor_a'], { kind })],
      });
      return explainPair(index, 'startup_a', 'investor_a').parts.find((part) => part.criterion === 'round')!.value;
    };
    expect(value('EQUITY')).not.toBe(0);
    expect([value('DEBT'), value('PRIZE'), value('ACQUISITION'), value('SECONDARY')]).toEqual([0, 0, 0, 0]);
  });

  test('finds a lender for who asks for a loan, and for nobody else', () => {
    const seeker = (id: string, round: string) => startup(id, { raise: { amountUsd: 300_000, round } });
    const index = buildIndex({
      ...facts,
      startups: [seeker('startup_a', 'loan'), seeker('startup_b', 'seed')],
      deals: [
        deal('d0', 'startup_older', ['investor_a'], { round: 'seed' }),
        deal('d1', 'startup_old', ['investor_b'], { kind: 'DEBT', round: 'loan' }),
      ],
    });
    expect(rankInvestors(index, 'startup_a').map(({ id }) => id)).toEqual(['investor_b', 'investor_a']);
    expect(rankInvestors(index, 'startup_b').map(({ id }) => id)).toEqual(['investor_a', 'investor_b']);
  });

  test('forgets: a deal of ten years ago moves less than one of this year', () => {
    const lift = (date: string) => {
      const index = buildIndex(
        { ...facts, deals: [deal('d1', 'startup_a', ['investor_a'], { date })] },
        { minimumDeals: 0 },
      );
      return explainPair(index, 'startup_a', 'investor_a').parts.find((part) => part.criterion === 'round')!.value!;
    };
    expect(lift('2016-06-01')).not.toBe(0);
    expect(Math.abs(lift('2016-06-01'))).toBeLessThan(Math.abs(lift('2026-06-01')));
  });

  test('does not see a deal after the moment asked about', () => {
    const late = { ...facts, deals: [deal('d1', 'startup_a', ['investor_a'], { date: '2027-01-01' })] };
    expect(whyNot(buildIndex(late), 'startup_a', 'investor_a').stops).toEqual([]);
    expect(buildIndex(late).modelVersion).toBe(buildIndex({ ...facts, deals: [] }).modelVersion);
  });
});

describe('the caller’s weights', () => {
  const facts = alliance({
    startups: [startup('startup_a', { country: 'KZ', sectors: ['fintech'] })],
    investors: [
      investor('investor_country', { country: 'KZ', mandate: { countries: ['KZ'] } }),
      investor('investor_sector', { mandate: { sectors: ['fintech'] } }),
    ],
  });
  const index = buildIndex({
    ...facts,
    startups: [...facts.startups, startup('startup_b', { country: 'UZ', sectors: ['edtech'] })],
  });

  test('halved and doubled move the list, and the moves name the criterion', () => {
    const before = rankInvestors(index, 'startup_a', { weights: { country: 2 } });
    const after = rankInvestors(index, 'startup_a', { weights: { country: 0 } });
    expect(before.map(({ id }) => id)).toEqual(['investor_country', 'investor_sector']);
    expect(after.map(({ id }) => id)).toEqual(['investor_sector', 'investor_country']);
    const moved = compareLists(before, after).find(({ id }) => id === 'investor_country')!;
    expect(moved).toMatchObject({ from: 1, to: 2, changes: [{ criterion: 'country' }] });
    expect(moved.changes[0]!.change).toBeCloseTo(moved.scoreChange!, 12);
  });

  test('that move two criteria have the one first that moves more', () => {
    const both = investor('investor_both', { mandate: { countries: ['KZ'], sectors: ['fintech'] } });
    const own = buildIndex({ ...index.alliance, investors: [both] });
    const list = (weights: Weights) => rankInvestors(own, 'startup_a', { weights });
    const moved = (after: Weights) => compareLists(list({}), list(after))[0]!.changes.map(({ criterion }) => criterion);
    expect(moved({ country: 0, sector: 0.9 })).toEqual(['country', 'sector']);
    expect(moved({ country: 0.9, sector: 0 })).toEqual(['sector', 'country']);
  });

  test.each([-0.1, 4.1, Number.NaN])('outside 0..4 are refused: %d', (factor) => {
    expect(() => rankInvestors(index, 'startup_a', { weights: { country: factor } })).toThrow(MatchingError);
  });

  test('of a criterion that there is none are refused, in every list', () => {
    const weights = { sectr: 2 } as RankOptions['weights'];
    for (const list of [rankInvestors, rankInvestorIds, rankTechnoparks, rankMarkets, rankDestinations])
      expect(() => list(index, 'startup_a', { weights })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
    for (const list of [rankStartups, rankStartupIds])
      expect(() => list(index, 'investor_sector', { weights })).toThrow(/sectr/);
    for (const of of [explainPair, whyNot])
      expect(() => of(index, 'startup_a', 'investor_sector', weights)).toThrow(/sectr/);
  });

  test.each([0, 1001, 2.5])('and so is a list of %d', (k) => {
    expect(() => rankInvestors(index, 'startup_a', { k })).toThrow(MatchingError);
  });
});
