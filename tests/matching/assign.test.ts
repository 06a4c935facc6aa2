import { describe, test } from 'vitest';
import {
  type AssignmentProblem,
  blockingPairs,
  chooseExactly,
  choosePairs,
  chooseStably,
  type LinearSolver,
  MatchingError,
} from '#matching';
import { highs } from '../../subgraphs/meetings/linear.solver.ts';
import { bestChoice, blockersOf, brokenBy, objectiveOf, smallMarket } from './assignments.ts';

const seeds = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
const people = (...quotas: number[]) => quotas.map((quota) => ({ quota }));
const pair = (a: number, b: number, value: number, more = {}) => ({ between: [a, b] as const, value, ...more });

describe('who meets whom', () => {
  test('is the best of all choices, and proved so, by the exact solver', async ({ expect }) => {
    for (const seed of seeds(10)) {
      const stateFairness = seed % 2 ? 0.4 : undefined;
      const market = smallMarket(seed, { left: 4, right: 4, pairs: 11, floors: seed % 3 === 0, stateFairness });
      const { status, chosen, objective, bound } = await chooseExactly(market, highs, { seed });
      const best = bestChoice(market);
      expect(brokenBy(market, chosen)).toEqual([]);
      expect(objective).toBeCloseTo(best, 5);
      expect(objectiveOf(market, chosen)).toBeCloseTo(objective, 9);
      expect(bound).toBeGreaterThanOrEqual(best - 1e-5);
      expect([seed, status]).toEqual([seed, 'OPTIMAL']);
    }
  });

  test('is found nearly as well without a solver, within the rules, and explained', ({ expect }) => {
    let [ours, best] = [0, 0];
    for (const seed of seeds(100)) {
      const market = smallMarket(seed, { left: 3, right: 4, pairs: 9, stateFairness: seed % 2 ? 0.3 : 0 });
      const { chosen, objective, bound, notChosen } = choosePairs(market, { steps: 2000 });
      const most = bestChoice(market);
      expect(brokenBy(market, chosen)).toEqual([]);
      expect(objective).toBeCloseTo(objectiveOf(market, chosen), 9);
      expect(objective).toBeGreaterThanOrEqual(0.95 * most - 1e-9);
      expect(bound).toBeGreaterThanOrEqual(most - 1e-9);
      expect([...chosen, ...notChosen.map((one) => one.pair)].sort((a, b) => a - b)).toEqual([...market.pairs.keys()]);
      [ours, best] = [ours + objective, best + most];
    }
    expect(ours / best).toBeGreaterThan(0.995);
  });

  test('never joins whom a never, an exclusion or an earlier meeting keeps apart, whatever it is worth', ({
    expect,
  }) => {
    const barred = (['NEVER', 'EXCLUDED', 'MET_BEFORE'] as const).map((why, n) =>
      pair(0, n + 1, 100, { barred: why, asked: 'MUST' }),
    );
    const { chosen, notChosen } = choosePairs({
      participants: people(9, 9, 9, 9, 9),
      pairs: [...barred, pair(0, 4, 0.1)],
    });
    expect(chosen).toEqual([3]);
    expect(notChosen.map(({ whyNot }) => whyNot)).toEqual(['NEVER', 'EXCLUDED', 'EXCLUDED']);
  });

  test('says why a pair does not meet: quota, no slot left, no table left', ({ expect }) => {
    const participants = [{ quota: 1 }, { quota: 5 }, { quota: 5, free: 1 }, { quota: 5 }, { quota: 5 }];
    const pairs = [pair(0, 1, 0.9), pair(0, 3, 0.1), pair(2, 3, 0.9), pair(2, 4, 0.1), pair(1, 4, 0.05)];
    const { notChosen } = choosePairs({ participants, pairs, places: 2 });
    expect(notChosen).toEqual([
      { pair: 1, whyNot: 'QUOTA' },
      { pair: 3, whyNot: 'NO_COMMON_SLOT' },
      { pair: 4, whyNot: 'TABLES_FULL' },
    ]);
  });

  test('lets a must go before two better meetings that nobody asked for, a want before half of one', ({ expect }) => {
    const must = [pair(0, 1, 0.1, { asked: 'MUST' }), pair(0, 2, 1), pair(1, 3, 1)];
    expect(choosePairs({ participants: people(1, 1, 1, 1), pairs: must }).chosen).toEqual([0]);
    const want = [pair(0, 1, 0.3, { asked: 'WANT' }), pair(0, 2, 0.7)];
    expect(choosePairs({ participants: people(1, 1, 1), pairs: want }).chosen).toEqual([0]);
  });

  test('gives everybody its floor before it gives anybody more, and says who stays below', async ({ expect }) => {
    const market: AssignmentProblem = {
      participants: [
        { quota: 2 },
        { quota: 9, floor: 1 },
        { quota: 9, floor: 1 },
        { quota: 9 },
        { quota: 9, floor: 2 },
      ],
      pairs: [pair(0, 1, 0.1), pair(0, 2, 0.1), pair(0, 3, 0.9), pair(3, 4, 0.2)],
    };
    for (const { chosen, belowFloor } of [choosePairs(market), await chooseExactly(market, highs)]) {
      expect(chosen).toEqual([0, 1, 3]);
      expect(belowFloor).toEqual([{ participant: 4, missing: 1 }]);
    }
  });

  test('gives a state its share of the seats where fairness is asked for, and not where it is not', async ({
    expect,
  }) => {
    const participants = [
      { quota: 2 },
      { quota: 2 },
      ...['KZ', 'KZ', 'TJ', 'TJ'].map((state) => ({ quota: 2, state })),
    ];
    const pairs = [0, 1].flatMap((a) => [2, 3, 4, 5].map((b) => pair(a, b, b < 4 ? 0.9 : 0.6)));
    const seatsOf = (chosen: readonly number[]) => chosen.filter((e) => pairs[e]!.between[1] >= 4).length;
    expect(seatsOf(choosePairs({ participants, pairs }).chosen)).toBe(0);
    const fair = { participants, pairs, stateFairness: 1 };
    expect(seatsOf(choosePairs(fair).chosen)).toBe(2);
    expect(seatsOf((await chooseExactly(fair, highs)).chosen)).toBe(2);
  });

  test('keeps what is booked, above a quota too, and counts it', ({ expect }) => {
    const pairs = [pair(0, 1, 0.1, { kept: true }), pair(0, 2, 0.1, { kept: true }), pair(0, 3, 1), pair(2, 3, 0.5)];
    const { chosen, notChosen } = choosePairs({ participants: people(1, 1, 2, 1), pairs });
    expect(chosen).toEqual([0, 1, 3]);
    expect(notChosen).toEqual([{ pair: 2, whyNot: 'QUOTA' }]);
  });

  test('is the same for a seed, and can be ended at once', ({ expect }) => {
    const market = smallMarket(7, { left: 20, right: 12, pairs: 150 });
    expect(choosePairs(market, { seed: 3, steps: 3000 })).toEqual(choosePairs(market, { seed: 3, steps: 3000 }));
    expect(choosePairs(market, { shouldStop: () => true })).toEqual(choosePairs(market, { steps: 0 }));
    expect(brokenBy(market, choosePairs(market, { shouldStop: () => true }).chosen)).toEqual([]);
  });
});

describe('the exact choice', () => {
  const market = { ...smallMarket(11, { left: 12, right: 9, pairs: 60 }), places: undefined };

  test('is within the rules whatever the solver says', async ({ expect }) => {
    const everything = new Map(market.pairs.map((_, e) => [`x${e}`, 1]));
    const liar: LinearSolver = () => ({
      answer: Promise.resolve({ status: 'OPTIMAL', bound: 1e6, values: everything, duals: new Map() }),
      stop: () => undefined,
    });
    const { chosen, status } = await chooseExactly(market, liar);
    expect(brokenBy(market, chosen)).toEqual([]);
    expect(status).toBe('FEASIBLE');
  });

  test('holds what is kept, though the solver leaves it out for something worth more', async ({ expect }) => {
    const kept = { participants: people(1, 1, 1), pairs: [pair(0, 1, 0.1, { kept: true }), pair(0, 2, 0.9)] };
    const liar: LinearSolver = () => ({
      answer: Promise.resolve({ status: 'OPTIMAL', bound: 1e6, values: new Map([['x1', 1]]), duals: new Map() }),
      stop: () => undefined,
    });
    expect((await chooseExactly(kept, liar)).chosen).toEqual([0]);
  });

  test('is the greedy choice with the plain bound where the solver fails', async ({ expect }) => {
    const broken: LinearSolver = () => ({ answer: Promise.reject(new Error('no memory')), stop: () => undefined });
    expect(await chooseExactly(market, broken)).toEqual(choosePairs(market));
  });

  test('falls back on the greedy choice and the plain bound when it is ended', async ({ expect }) => {
    let stopped = 0;
    const slow: LinearSolver = () => {
      let end: () => void = () => undefined;
      const answer = new Promise<void>((resolve) => {
        end = resolve;
      }).then(() => ({ status: 'UNKNOWN', bound: null, values: new Map(), duals: new Map() }) as const);
      const stop = () => {
        stopped++;
        end();
      };
      return { answer, stop };
    };
    const { chosen, bound } = await chooseExactly(market, slow, { ended: Promise.resolve() });
    expect(stopped).toBeGreaterThan(0);
    expect(chosen).toEqual(choosePairs(market).chosen);
    expect(bound).toBe(choosePairs(market).bound);
  });
});

describe('the stable choice', () => {
  const stableIn = (market: AssignmentProblem) =>
    Array.from({ length: 2 ** market.pairs.length }, (_, set) =>
      market.pairs.flatMap((_, e) => (set & (1 << e) ? [e] : [])),
    ).filter((chosen) => brokenBy(market, chosen).length === 0 && blockersOf(market, chosen).length === 0);

  test('has no two who would rather meet, and is the best of all such for those who propose', ({ expect }) => {
    let several = 0;
    for (const seed of seeds(60)) {
      const { participants, pairs } = smallMarket(seed, { left: 3, right: 3, pairs: 9 });
      const quotas = participants.map(({ quota }) => ({ quota: seed % 2 ? 1 : quota }));
      const market = { participants: quotas, pairs };
      const { chosen, blocking, status } = chooseStably(market, [0, 1, 2]);
      expect([status, blocking, brokenBy(market, chosen), blockersOf(market, chosen)]).toEqual(['STABLE', [], [], []]);
      const others = stableIn(market);
      expect(others).toContainEqual([...chosen]);
      several += others.length > 1 ? 1 : 0;
      for (const p of [0, 1, 2]) {
        const likings = (set: readonly number[]) =>
          set
            .filter((e) => market.pairs[e]!.between.includes(p))
            .map((e) => market.pairs[e]!.likings![market.pairs[e]!.between.indexOf(p)]!)
            .sort((a, b) => b - a);
        const mine = likings(chosen);
        for (const other of others)
          for (const [n, liking] of likings(other).entries()) expect(mine[n]).toBeGreaterThanOrEqual(liking);
      }
    }
    expect(several).toBeGreaterThan(0);
  });

  test('is not the one of most value, whose blocking pairs are counted', ({ expect }) => {
    const pairs = [
      pair(0, 2, 0.6, { likings: [0.9, 0.9] }),
      pair(0, 3, 0.6, { likings: [0.5, 0.5] }),
      pair(1, 2, 0.6, { likings: [0.5, 0.5] }),
    ];
    const market = { participants: people(1, 1, 1, 1), pairs };
    const most = choosePairs(market).chosen;
    expect(most).toEqual([1, 2]);
    expect(blockingPairs(market, most)).toEqual([0]);
    expect(chooseStably(market, [0, 1]).chosen).toEqual([0]);
  });

  test('counts the pairs that block as the words say', ({ expect }) => {
    let blocked = 0;
    for (const seed of seeds(100)) {
      const market = smallMarket(seed, { left: 4, right: 4, pairs: 14 });
      const { chosen } = choosePairs(market, { steps: 0 });
      expect(blockingPairs(market, chosen)).toEqual(blockersOf(market, chosen));
      blocked += blockersOf(market, chosen).length;
    }
    expect(blocked).toBeGreaterThan(10);
  });

  test('rations the receiving side evenly where tables are too few, and is stable under the ration', ({ expect }) => {
    let rationed = 0;
    for (const seed of seeds(100)) {
      const all = { ...smallMarket(seed, { left: 4, right: 4, pairs: 14 }), places: undefined };
      const scarce = { ...all, places: 3 };
      const { status, chosen, blocking, capacities } = chooseStably(scarce, [0, 1, 2, 3]);
      const under = { ...all, participants: capacities.map((quota) => ({ quota })) };
      expect([seed, status, blocking, brokenBy(scarce, chosen)]).toEqual([seed, 'STABLE', [], []]);
      expect(blockersOf(under, chosen)).toEqual([]);
      expect(chosen.length).toBe(Math.min(3, chooseStably(all, [0, 1, 2, 3]).chosen.length));
      rationed += capacities.some((n, p) => n < Math.min(all.participants[p]!.quota, all.participants[p]!.free ?? 9))
        ? 1
        : 0;
    }
    expect(rationed).toBeGreaterThan(20);
  });

  test('says of whom tables ration below its quota that the tables are full, not the quota', ({ expect }) => {
    const pairs = [0, 1, 2].map((startup) => pair(startup, 3, 0.5 + startup / 10));
    const left = (quota: number, places: number) =>
      chooseStably({ participants: people(1, 1, 1, quota), pairs, places }, [0, 1, 2]).notChosen;
    expect(left(5, 2)).toEqual([{ pair: 0, whyNot: 'TABLES_FULL' }]);
    expect(left(2, 5)).toEqual([{ pair: 0, whyNot: 'QUOTA' }]);
  });

  test('refuses pairs within a side, where none need be stable', ({ expect }) => {
    const market = { participants: people(1, 1, 1), pairs: [pair(0, 1, 0.5), pair(1, 2, 0.5), pair(0, 2, 0.5)] };
    expect(() => chooseStably(market, [0])).toThrow(expect.objectContaining({ code: 'BAD_EVENT' }));
    expect(() => chooseStably(market, [7])).toThrow(expect.objectContaining({ code: 'UNKNOWN_PARTY' }));
  });
});

describe('bad input', () => {
  const good = { participants: people(1, 1), pairs: [pair(0, 1, 0.5)] };
  const bad: readonly (readonly [string, string, AssignmentProblem])[] = [
    ['an unknown participant', 'UNKNOWN_PARTY', { ...good, pairs: [pair(0, 2, 0.5)] }],
    ['a negative quota', 'BAD_EVENT', { ...good, participants: people(1, -1) }],
    ['half a free slot', 'BAD_EVENT', { ...good, participants: [{ quota: 1, free: 0.5 }, { quota: 1 }] }],
    ['a floor below 0', 'BAD_EVENT', { ...good, participants: [{ quota: 1, floor: -2 }, { quota: 1 }] }],
    ['a pair twice', 'DUPLICATE_ID', { ...good, pairs: [pair(0, 1, 0.5), pair(1, 0, 0.4)] }],
    ['a meeting with oneself', 'BAD_EVENT', { ...good, pairs: [pair(1, 1, 0.5)] }],
    ['a value that is no number', 'BAD_EVENT', { ...good, pairs: [pair(0, 1, Number.NaN)] }],
    ['a value below 0', 'BAD_EVENT', { ...good, pairs: [pair(0, 1, -0.1)] }],
    ['a liking that is no number', 'BAD_EVENT', { ...good, pairs: [pair(0, 1, 0.1, { likings: [1, Number.NaN] })] }],
    [
      'a pair both kept and barred',
      'BAD_EVENT',
      { ...good, pairs: [pair(0, 1, 0.1, { kept: true, barred: 'NEVER' })] },
    ],
    ['places below 0', 'BAD_EVENT', { ...good, places: -1 }],
    ['fairness below 0', 'BAD_OPTION', { ...good, stateFairness: -1 }],
  ];
  for (const [what, code, problem] of bad)
    test(`is refused: ${what}`, async ({ expect }) => {
      const error = expect.objectContaining({ code, name: 'MatchingError' });
      expect(() => choosePairs(problem)).toThrow(error);
      expect(() => chooseStably(problem, [0])).toThrow(MatchingError);
      await expect(chooseExactly(problem, highs)).rejects.toThrow(error);
    });
});
