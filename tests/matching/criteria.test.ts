import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, explainPair, MARKET_CRITERIA, PAIR_CRITERIA, TECHNOPARK_CRITERIA } from '#matching';
import { anyAlliance } from './generated.ts';
import { alliance, datum, deal, investor, market, pair, startup, technopark } from './world.ts';

const everyPair = fc.record({
  facts: anyAlliance,
  startup: fc.nat(9),
  investor: fc.nat(9),
  minimumDeals: fc.constantFrom(0, 1000),
});

describe.each(PAIR_CRITERIA.map((criterion) => ({ name: criterion.name, criterion })))(
  'pair criterion $name',
  ({ criterion }) => {
    test('is finite and within its bound, or unknown', () => {
      fc.assert(
        fc.property(everyPair, (given) => {
          const index = buildIndex(given.facts, { minimumDeals: given.minimumDeals });
          const value =
            criterion.over(index, { side: 'STARTUP', row: given.startup })?.(given.startup, given.investor) ??
            Number.NaN;
          expect(Number.isNaN(value) || Math.abs(value) <= criterion.bound).toBe(true);
        }),
        { numRuns: 25 },
      );
    });

    test('says the same whichever side the scan holds still, and again', () => {
      fc.assert(
        fc.property(everyPair, ({ facts, startup: s, investor: i, minimumDeals }) => {
          const values = [buildIndex(facts, { minimumDeals }), buildIndex(facts, { minimumDeals })].flatMap((index) => [
            criterion.over(index, { side: 'STARTUP', row: s })?.(s, i) ?? Number.NaN,
            criterion.over(index, { side: 'INVESTOR', row: i })?.(s, i) ?? Number.NaN,
          ]);
          expect(new Set(values).size).toBe(1);
        }),
        { numRuns: 25 },
      );
    });

    test('explains every part that is not zero', () => {
      fc.assert(
        fc.property(everyPair, ({ facts, startup: s, investor: i, minimumDeals }) => {
          const match = explainPair(buildIndex(facts, { minimumDeals }), `startup_${s}`, `investor_${i}`);
          const part = match.parts.find((found) => found.criterion === criterion.name);
          const reason = match.reasons.find((found) => found.criterion === criterion.name);
          if (part === undefined || part.contribution === 0) return;
          expect(reason?.contribution).toBe(part.contribution);
          expect(Object.keys(reason!.parameters).length).toBeGreaterThan(1);
        }),
        { numRuns: 25 },
      );
    });
  },
);

const places = [
  ...MARKET_CRITERIA.map(({ name, judge }) => ({
    name,
    judge: (world: World) => judge(world.index, world.startup, world.market),
  })),
  ...TECHNOPARK_CRITERIA.map(({ name, judge }) => ({
    name,
    judge: (world: World) => judge(world.index, world.startup, world.park),
  })),
];
type World = ReturnType<typeof worldOf>;

function worldOf(facts: Parameters<typeof buildIndex>[0], at: number, place: number) {
  const index = buildIndex(facts);
  return {
    index,
    startup: index.startups.profiles[at]!,
    market: index.markets[place]!,
    park: index.technoparks[place]!,
  };
}

describe.each(places)('place criterion $name', ({ judge }) => {
  test('is between 0 and 1, or unknown; and the same again', () => {
    fc.assert(
      fc.property(anyAlliance, fc.nat(9), fc.nat(3), (facts, at, place) => {
        const { value } = judge(worldOf(facts, at, place));
        expect(value === null || (value >= 0 && value <= 1)).toBe(true);
        expect(judge(worldOf(facts, at, place)).value).toBe(value);
      }),
      { numRuns: 20 },
    );
  });
});

describe('monotone', () => {
  const farther = (km: number) => market('UZ', { pairs: { KZ: pair({ distanceKm: datum(km) }) } });
  const demandOf = (gdp: number) =>
    market('UZ', { indicators: { ...market('UZ').indicators, gdpPerCapitaUsd: datum(gdp) } });
  const valueIn = (name: string, where: ReturnType<typeof market>, park = technopark('technopark_x')) => {
    const index = buildIndex(alliance({ startups: [startup('startup_a')], markets: [where], technoparks: [park] }));
    return (
      explainPair(index, 'startup_a', where.id).parts.find((part) => part.criterion === name)?.value ??
      explainPair(index, 'startup_a', park.id).parts.find((part) => part.criterion === name)?.value ??
      null
    );
  };

  test('distance never raises a market', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        expect(valueIn('marketDistance', farther(far))).toBeLessThanOrEqual(valueIn('marketDistance', farther(near))!);
      }),
      { numRuns: 20 },
    );
  });

  test('wealth never lowers demand', () => {
    expect(valueIn('demand', demandOf(20_000))).toBeGreaterThan(valueIn('demand', demandOf(2_000))!);
  });

  test('a desk more never lowers a park', () => {
    const desks = [0, 10, 50, 100, 500].map(
      (n) => valueIn('space', market('UZ'), technopark('technopark_x', { desks: datum(n) }))!,
    );
    expect(desks).toEqual([0, 0.1, 0.5, 1, 1]);
  });

  test('a raise past the largest ticket falls, one within stands', () => {
    const ticketFor = (amountUsd: number) => {
      const asking = startup('startup_a', { raise: { amountUsd, round: 'seed' } });
      const fund = investor('investor_a', { mandate: { ticketMinUsd: 50_000, ticketMaxUsd: 300_000 } });
      const match = explainPair(
        buildIndex(alliance({ startups: [asking], investors: [fund] })),
        'startup_a',
        'investor_a',
      );
      return match.parts.find((part) => part.criterion === 'ticket')!.value!;
    };
    expect(ticketFor(100_000)).toBe(1);
    expect(ticketFor(600_000)).toBeCloseTo(1 - Math.log(2), 12);
    expect(ticketFor(3_000_000)).toBeLessThan(ticketFor(600_000));
    expect(ticketFor(1e12)).toBe(-3);
  });

  test('one more deal in a sector never lowers its lift', () => {
    const liftAfter = (n: number) => {
      const taken = Array.from({ length: n }, (_, at) => startup(`startup_${at}`));
      const others = [startup('startup_other', { sectors: ['edtech'] })];
      const deals = [
        ...taken.map((one) => deal(`d_${one.id}`, one.id, ['investor_a'])),
        deal('d_o', 'startup_other', ['investor_b']),
      ];
      const facts = alliance({
        startups: [startup('startup_new'), ...taken, ...others],
        investors: [investor('investor_a'), investor('investor_b')],
        deals,
      });
      const index = buildIndex(facts, { minimumDeals: 0 });
      return explainPair(index, 'startup_new', 'investor_a').parts.find((part) => part.criterion === 'sector')!.value!;
    };
    expect(liftAfter(0)).toBe(0);
    expect(liftAfter(3)).toBeGreaterThan(liftAfter(0));
  });
});
