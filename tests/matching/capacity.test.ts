/** Question: "Investors answer only a few letters each: whom should each startup see first, so that most letters are accepted?" */
import { expect, test } from 'vitest';
import { type CapacityMarket, examinationAt, expectedMatches, rankUnderCapacity } from '#matching';
import { poissonAt } from '../../matching/assign/poisson.ts';
import { randomFrom } from '../../matching/learn/sampling.ts';

function made(seed: number, size: Pick<CapacityMarket, 'startups' | 'investors' | 'depth'>, capacity: number) {
  const next = randomFrom(seed);
  const matrix = () => Float64Array.from({ length: size.startups * size.investors }, next);
  const market: CapacityMarket = {
    ...size,
    ...{ wish: matrix(), answer: matrix(), looks: examinationAt },
    capacity: new Array<number>(size.investors).fill(capacity),
  };
  return market;
}

const exposureOf = ({ startups, investors, looks }: CapacityMarket, lists: readonly (readonly number[])[]) => {
  const exposure = new Float64Array(startups * investors);
  for (const [startup, list] of lists.entries())
    for (const [at, investor] of list.entries()) exposure[startup * investors + investor] = looks(at + 1);
  return exposure;
};
const matchesOf = (market: CapacityMarket, lists: readonly (readonly number[])[]) =>
  expectedMatches(market, exposureOf(market, lists));

const byProduct = ({ startups, investors, wish, answer, depth }: CapacityMarket) =>
  Array.from({ length: startups }, (_, s) => {
    const worth = (i: number) => wish[s * investors + i]! * answer[s * investors + i]!;
    return Array.from({ length: investors }, (_, i) => i)
      .sort((a, b) => worth(b) - worth(a))
      .slice(0, depth);
  });

test('Where everybody can be answered, a list is ordered by the product of both chances', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const market = made(seed, { startups: 5, investors: 4, depth: 4 }, 40);
    expect(rankUnderCapacity(market)).toEqual(byProduct(market));
  }
});

test('Lists hold investors once each, as many as there are places', () => {
  const market = made(1, { startups: 30, investors: 12, depth: 7 }, 2);
  for (const list of rankUnderCapacity(market)) {
    expect(list).toHaveLength(7);
    expect(new Set(list).size).toBe(7);
    expect(list.every((investor) => investor >= 0 && investor < 12)).toBe(true);
  }
  expect(rankUnderCapacity(market)).toEqual(rankUnderCapacity(market));
});

test('Where all wish for the same few, and few are answered, far more letters are accepted than by the product', () => {
  for (let seed = 1; seed <= 5; seed++) {
    const even = made(seed, { startups: 20, investors: 15, depth: 4 }, 1);
    const market = { ...even, wish: even.wish.map((wish, at) => 0.1 * wish + (at % 15 < 4 ? 0.9 : 0.4)) };
    const gain = matchesOf(market, rankUnderCapacity(market)) / matchesOf(market, byProduct(market));
    expect(gain).toBeGreaterThan(1.2);
  }
});

test('In small markets the lists come within one in two thousand of the best there are', () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  const all = Array.from({ length: 6 ** 4 }, (_, n) => [0, 1, 2, 3].map((s) => orders[Math.floor(n / 6 ** s) % 6]!));
  let [ours, best] = [0, 0];
  for (let seed = 1; seed <= 20; seed++) {
    const market = made(seed, { startups: 4, investors: 3, depth: 3 }, 1);
    ours += matchesOf(market, rankUnderCapacity(market));
    best += Math.max(...all.map((lists) => matchesOf(market, lists)));
  }
  expect(ours / best).toBeGreaterThan(0.9995);
  expect(ours / best).toBeLessThanOrEqual(1);
});

test('An investor who answers nobody is never worth a letter', () => {
  const market = { ...made(3, { startups: 8, investors: 4, depth: 2 }, 3), capacity: [3, 0, 3, 3] };
  expect(rankUnderCapacity(market).flat()).not.toContain(1);
});

test('A thousand letters to one who answers two thousand are all answered', () => {
  const one = { startups: 1000, investors: 1, depth: 1 };
  const all = new Float64Array(1000).fill(1);
  const market = (capacity: number): CapacityMarket => ({
    ...one,
    ...{ wish: all, answer: all, capacity: [capacity], looks: () => 1 },
  });
  expect(expectedMatches(market(2000), all)).toBeCloseTo(1000, 6);
  // Letters beyond the capacity are lost; sums over whole letters lie half a letter above what is exact.
  expect(expectedMatches(market(800), all)).toBeGreaterThan(799);
  expect(expectedMatches(market(800), all)).toBeLessThan(801);
  expect(rankUnderCapacity(market(800), 2)).toHaveLength(1000);
});

test('Counts of letters are as in a table of the Poisson distribution, however many they are', () => {
  for (const [n, mean, at, below] of [
    [0, 0, 1, 0],
    [3, 0, 0, 1],
    [2, 1.5, 0.25102143, 0.5578254],
    [0, 800, 0, 0],
    [800, 800, 0.01410326, 0.49529813],
    [5000, 5000, 0.00564179, 0.49811945],
  ] as const) {
    expect(poissonAt(n, mean).at).toBeCloseTo(at, 6);
    expect(poissonAt(n, mean).below).toBeCloseTo(below, 4);
  }
  expect(poissonAt(-1, 2)).toEqual({ at: 0, below: 0 });
});

test('A market that is none is refused', () => {
  const market = made(1, { startups: 3, investors: 2, depth: 2 }, 1);
  const chances = (value: number) => Float64Array.from({ length: 6 }, (_, at) => (at === 4 ? value : 0.5));
  for (const wrong of [
    ...[{ startups: 4 }, { investors: 1.5 }, { depth: -1 }, { depth: Number.NaN }],
    ...[
      { wish: new Float64Array(5) },
      { wish: chances(Number.NaN) },
      { answer: chances(1.1) },
      { answer: chances(-0.1) },
    ],
    ...[{ capacity: [1] }, { capacity: [1, -1] }, { capacity: [1, 0.5] }, { capacity: [1, Number.POSITIVE_INFINITY] }],
    ...[{ looks: () => Number.NaN }, { looks: (place: number) => place }],
  ]) {
    const refused = expect.objectContaining({ code: 'BAD_OPTION' });
    expect(() => rankUnderCapacity({ ...market, ...wrong })).toThrow(refused);
    expect(() => expectedMatches({ ...market, ...wrong }, chances(1))).toThrow(refused);
  }
  expect(() => expectedMatches(market, chances(Number.NaN))).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  expect(() => rankUnderCapacity(market, -1)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
});
