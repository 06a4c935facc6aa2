/** Worlds made by fast-check, and one market with known preferences made from a seed. */

import fc from 'fast-check';
import type { Alliance, DealEvent, InvestorProfile, StartupProfile } from '#matching';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { alliance, datum, deal, investor, market, startup, technopark } from './world.ts';

// The same worlds each time: a test that fails can be run again.
fc.configureGlobal({ seed: 20261123 });

const COUNTRIES = ['KZ', 'UZ', 'CN', 'IN'];
const SECTORS = ['fintech', 'edtech', 'ai-data'];
const ROUNDS = ['seed', 'series-a'];
const LANGUAGES = ['ru', 'en', 'zh'];

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const sum = fc.option(fc.integer({ min: 10_000, max: 90_000_000 }), { nil: null });

const anyStartup = fc.record({
  country: maybe(COUNTRIES),
  region: maybe(['north', 'south']),
  category: maybe(['payments', 'schools']),
  sectors: some(SECTORS),
  stage: maybe(['mvp', 'sales']),
  languages: some(LANGUAGES),
  raise: fc.option(fc.record({ amountUsd: sum, round: maybe(ROUNDS) }), { nil: null }),
  presentIn: some(COUNTRIES),
});

const anyInvestor = fc.record({
  country: maybe(COUNTRIES),
  mandate: fc.record({
    sectors: some(SECTORS),
    rounds: some(ROUNDS),
    countries: some(COUNTRIES),
    languages: some(LANGUAGES),
    ticketMinUsd: fc.constantFrom(null, 10_000, 1_000_000),
    ticketMaxUsd: fc.constantFrom(null, 2_000_000, 20_000_000),
  }),
});

const anyDeal = fc.record({
  startup: fc.nat(9),
  investors: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }),
  date: fc.constantFrom(null, '2020', '2024-05', '2026-03-04', '2027-01-01'),
  round: maybe(ROUNDS),
  amountUsd: sum,
  kind: fc.constantFrom('EQUITY', 'CONVERTIBLE', 'DEBT', 'PRIZE', 'ACQUISITION'),
});

/** Ten startups, ten investors, a few parks and markets, deals of all kinds; `minimumDeals: 5` shows both models. */
export const anyAlliance: fc.Arbitrary<Alliance> = fc
  .record({
    startups: fc.array(anyStartup, { minLength: 10, maxLength: 10 }),
    investors: fc.array(anyInvestor, { minLength: 10, maxLength: 10 }),
    deals: fc.array(anyDeal, { maxLength: 20 }),
  })
  .map((made) =>
    alliance({
      startups: made.startups.map((given, at) => startup(`startup_${at}`, given)),
      investors: made.investors.map((given, at) => investor(`investor_${at}`, given)),
      deals: made.deals.map(({ startup: of, investors, ...given }, at) =>
        deal(
          `deal_${at}`,
          `startup_${of}`,
          investors.map((n) => `investor_${n}`),
          given,
        ),
      ),
      technoparks: COUNTRIES.map((country) => technopark(`technopark_${country}`, { country })),
      markets: COUNTRIES.map((country) => market(country)),
    }),
  );

const anyone = fc.oneof(
  fc.nat(9).map((n) => `startup_${n}`),
  fc.nat(9).map((n) => `investor_${n}`),
);
const placeOf = (country: string) => fc.constantFrom(country, `technopark_${country}`, `market_${country}`);
const moments = ['2024-05', '2026-03-04', '2026-03-04T08:00:00.100Z', '2026-03-04T08:00:00.900Z', '2027-01-01'];
const judged = fc.option(fc.boolean(), { nil: null }).map((value) => datum(value));
const few = (n: number) => fc.integer({ min: 0, max: n });

export type Around = Required<Pick<Alliance, 'technoparks' | 'markets' | 'exclusions' | 'decisions' | 'meetings'>>;

/** What stands around the parties of `anyAlliance`: several exclusions of one pair and several decisions of one moment among it. */
export const anyAround: fc.Arbitrary<Around> = fc.record({
  technoparks: some(COUNTRIES).chain((countries) =>
    fc.tuple(
      ...countries.map((country) =>
        fc
          .record({ sectors: some(SECTORS), languages: some(LANGUAGES), housing: judged, softLanding: judged })
          .map((given) => technopark(`technopark_${country}`, { country, ...given })),
      ),
    ),
  ),
  markets: some(COUNTRIES).chain((countries) =>
    fc.tuple(
      ...countries.map((country) =>
        fc
          .record({ officialLanguages: some(LANGUAGES), internet: few(90) })
          .map(({ internet, ...given }) =>
            market(country, { ...given, indicators: { internetUsersPct: datum(internet) } }),
          ),
      ),
    ),
  ),
  exclusions: fc.array(
    fc.record({
      a: fc.oneof(fc.constant('startup_0'), anyone),
      b: fc.oneof(fc.constant('investor_0'), fc.constantFrom(...COUNTRIES).chain(placeOf), anyone),
      kind: fc.constantFrom('SANCTION_BAR', 'DECLARED', 'VISA_BAR', 'NEVER'),
      validFrom: maybe(['2020', '2024-05', '2027-01-01']),
      validTo: maybe(['2025-01-01', '2028-01-01']),
    }),
    { maxLength: 8 },
  ),
  decisions: fc.array(
    fc.record({
      by: fc.constantFrom('investor_0', 'investor_1', 'startup_0'),
      about: fc.constantFrom('startup_1', 'startup_0', 'investor_0'),
      verdict: fc.constantFrom('INTERESTED', 'PASSED'),
      passReason: maybe(['NOT_FOR_ME', 'NO_CAPACITY']),
      at: fc.constantFrom(...moments),
    }),
    { maxLength: 16 },
  ),
  meetings: fc.array(
    fc.record({
      startupId: few(3).map((n) => `startup_${n}`),
      otherId: few(3).map((n) => `investor_${n}`),
      at: fc.constantFrom(...moments),
    }),
    { maxLength: 6 },
  ),
});

export interface KnownMarket {
  readonly alliance: Alliance;
  /** The startups that ask, and the investors who would truly take each: those who like its sector and its country. */
  readonly asking: readonly { readonly startup: StartupProfile; readonly right: ReadonlySet<string> }[];
}

/** 120 investors, each liking one sector and one country; 600 past deals, seven in ten by taste and the rest at random. */
export function knownMarket(seed: number): KnownMarket {
  const next = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!;
  const sectors = ['s0', 's1', 's2', 's3', 's4', 's5'];
  const countries = ['KZ', 'UZ', 'CN', 'IN', 'RU'];
  const tastes = Array.from({ length: 120 }, () => ({ sector: pick(sectors), country: pick(countries) }));
  const made = (id: string) => startup(id, { sectors: [pick(sectors)], country: pick(countries), languages: [] });
  const past = Array.from({ length: 600 }, (_, at) => made(`startup_p${at}`));
  const asking = Array.from({ length: 60 }, (_, at) => made(`startup_q${at}`));
  const likes = (at: number, { sectors: [sector], country }: StartupProfile) =>
    tastes[at]!.sector === sector && tastes[at]!.country === country;
  const everybody = tastes.map((_, at) => at);
  const deals = past.map((one, at): DealEvent => {
    const fond = everybody.filter((who) => likes(who, one));
    const who = next() < 0.7 && fond.length > 0 ? pick(fond) : pick(everybody);
    return deal(`deal_${at}`, one.id, [`investor_${who}`]);
  });
  const investors: InvestorProfile[] = everybody.map((at) => investor(`investor_${at}`));
  return {
    alliance: alliance({ startups: [...past, ...asking], investors, deals }),
    asking: asking
      .map((one) => ({
        startup: one,
        right: new Set(everybody.filter((at) => likes(at, one)).map((at) => `investor_${at}`)),
      }))
      .filter(({ right }) => right.size > 0),
  };
}
