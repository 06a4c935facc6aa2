import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Alliance,
  buildIndex,
  type Exclusion,
  type MatchIndex,
  proposeMeetings,
  rankDestinations,
  rankInvestors,
  rankMarkets,
  rankStartups,
  rankTechnoparks,
  type StartupProfile,
  type StopCode,
  settled,
  whyNot,
  withoutLearning,
} from '#matching';
import { anyAlliance } from './generated.ts';
import { AS_OF, alliance, deal, investor, startup } from './world.ts';

const named = fc.oneof(
  fc.nat(9).map((n) => `startup_${n}`),
  fc.nat(9).map((n) => `investor_${n}`),
  fc.constantFrom('KZ', 'UZ', 'CN', 'IN', 'technopark_UZ', 'market_CN'),
);
const anyExclusion: fc.Arbitrary<Exclusion> = fc.record({
  a: named,
  b: named,
  kind: fc.constantFrom('SANCTION_BAR', 'DECLARED', 'VISA_BAR', 'NEVER'),
  validFrom: fc.constantFrom(null, '2024-01-01', '2027-01-01'),
  validTo: fc.constantFrom(null, '2025-01-01', '2028-01-01'),
});

/** The same worlds, some of their startups with headquarters in another country. */
const anyWorld = fc
  .tuple(anyAlliance, fc.array(fc.constantFrom(null, 'KZ', 'UZ', 'CN', 'IN'), { minLength: 10, maxLength: 10 }))
  .map(([facts, hqs]) => ({
    ...facts,
    startups: facts.startups.map((one, at) => ({ ...one, hqCountry: hqs[at] ?? null })),
  }));

test('over random exclusions no list and no proposal ever holds an excluded pair', () => {
  fc.assert(
    fc.property(anyWorld, fc.array(anyExclusion, { minLength: 1, maxLength: 12 }), (facts, exclusions) => {
      const index = buildIndex({ ...facts, exclusions });
      const barred = barredBy({ ...facts, exclusions });
      for (const { id } of facts.startups) {
        const lists = [rankInvestors(index, id), rankTechnoparks(index, id), rankMarkets(index, id)].flat();
        for (const match of lists) expect(barred(id, match.id)).toBe(false);
        for (const { marketId, technoparkId } of rankDestinations(index, id)) {
          expect(barred(id, marketId) || barred(id, technoparkId)).toBe(false);
        }
      }
      for (const { id } of facts.investors) {
        for (const match of rankStartups(index, id)) expect(barred(match.id, id)).toBe(false);
      }
      const everybody = [...facts.startups, ...facts.investors, ...facts.technoparks].map(({ id }) => ({ id }));
      for (const { startupId, withId } of proposeMeetings(index, everybody, [], { perParticipant: 3 })) {
        expect(barred(startupId, withId)).toBe(false);
      }
    }),
    { numRuns: 30 },
  );
});

/** Written from the rule alone: valid today, and naming both by id or by a country of theirs in either order. */
function barredBy({ exclusions, ...facts }: Alliance): (a: string, b: string) => boolean {
  const parties = [...facts.startups, ...facts.investors, ...facts.technoparks, ...facts.markets];
  const countries = new Map(parties.map((party) => [party.id, [party.country, hqOf(party)]]));
  const names = (word: string, id: string) => word === id || countries.get(id)!.includes(word);
  return (x, y) =>
    exclusions.some(
      ({ a, b, validFrom, validTo }) =>
        (validFrom ?? '') <= AS_OF &&
        AS_OF < (validTo ?? '9999') &&
        ((names(a, x) && names(b, y)) || (names(a, y) && names(b, x))),
    );
}

const hqOf = (party: object): string | null => ('hqCountry' in party ? (party.hqCountry as string | null) : null);

describe('a startup with its headquarters in a barred country', () => {
  const abroad = startup('startup_abroad', { hqCountry: 'IR' });
  const bar: Exclusion = { a: 'IR', b: 'investor_i', kind: 'SANCTION_BAR', validFrom: null, validTo: null };
  const others = (count: number) => Array.from({ length: count }, (_, n) => startup(`startup_${n}`));
  const facts = (startups: Alliance['startups']) =>
    alliance({
      startups,
      investors: [investor('investor_i')],
      deals: [deal('deal_d', 'startup_0', ['investor_of-old'])],
      exclusions: [bar],
    });

  test.each([
    ['a scan', 5],
    ['a search', 1500],
  ])('is kept out by %s', (_how, count) => {
    const index = buildIndex(facts([...others(count), abroad]));
    expect(whyNot(index, abroad.id, 'investor_i').stops.map(({ code }) => code)).toEqual(['EXCLUDED']);
    const listed = rankStartups(index, 'investor_i', { k: 1000, filter: (id) => id === abroad.id || id < 'startup_2' });
    expect(listed.length).toBeGreaterThan(1);
    expect(listed.map(({ id }) => id)).not.toContain(abroad.id);
    expect(rankInvestors(index, abroad.id)).toEqual([]);
  });

  test('is kept out as soon as it moves there, and no longer once it left, without learning', () => {
    const here = startup(abroad.id);
    const move = (index: MatchIndex, to: StartupProfile) => withoutLearning(index, { type: 'startup', ...to })!;
    const listed = (index: MatchIndex) => rankStartups(index, 'investor_i').some(({ id }) => id === abroad.id);
    const before = buildIndex(facts([...others(3), here]), { minimumDeals: 0 });
    const moved = move(before, abroad);
    expect([before, moved, settled(moved), move(moved, here)].map(listed)).toEqual([true, false, false, true]);
    expect(rankInvestors(moved, abroad.id)).toEqual([]);
  });
});

describe('a pair is stopped', () => {
  const fund = (mandate: Parameters<typeof investor>[1]) =>
    alliance({ startups: [startup('s')], investors: [investor('i', mandate)] });
  const stops = (facts: Alliance): StopCode[] => whyNot(buildIndex(facts), 's', 'i').stops.map(({ code }) => code);
  const plain = fund({});
  const cases: [string, Alliance, StopCode[]][] = [
    ['by nothing when nothing is known', plain, []],
    ['outside the rounds of the mandate', fund({ mandate: { rounds: ['series-a'] } }), ['OUTSIDE_ROUNDS']],
    ['outside its countries', fund({ mandate: { countries: ['CN'] } }), ['OUTSIDE_COUNTRIES']],
    ['outside its sectors', fund({ mandate: { sectors: ['edtech'] } }), ['OUTSIDE_SECTORS']],
    ['below its smallest ticket', fund({ mandate: { ticketMinUsd: 1_000_000 } }), ['OUTSIDE_TICKET']],
    ['not above its largest', fund({ mandate: { ticketMaxUsd: 100_000 } }), []],
    ['when no money is left', fund({ dryPowderUsd: 0 }), ['OUTSIDE_TICKET']],
    ['when one is held for review', fund({ heldForReview: true }), ['HELD_FOR_REVIEW']],
    [
      'when it is in the portfolio, whatever kind of deal',
      { ...plain, deals: [deal('d', 's', ['i'], { kind: 'SECONDARY' })] },
      ['IN_PORTFOLIO'],
    ],
    [
      'when the investor passed',
      { ...plain, decisions: [{ by: 'i', about: 's', verdict: 'PASSED', at: '2026-01-01' }] },
      ['PASSED'],
    ],
    [
      'when the startup passed',
      { ...plain, decisions: [{ by: 's', about: 'i', verdict: 'PASSED', at: '2026-01-01' }] },
      ['PASSED'],
    ],
    [
      'not when it changed its mind',
      {
        ...plain,
        decisions: [
          { by: 'i', about: 's', verdict: 'INTERESTED', at: '2026-02-01' },
          { by: 'i', about: 's', verdict: 'PASSED', at: '2026-01-01' },
        ],
      },
      [],
    ],
    [
      'not by a decision yet to come',
      { ...plain, decisions: [{ by: 'i', about: 's', verdict: 'PASSED', at: '2026-12-01' }] },
      [],
    ],
  ];

  test.each(cases)('%s', (_rule, facts, expected) => {
    expect(stops(facts)).toEqual(expected);
    const listed = rankInvestors(buildIndex(facts), 's').length + rankStartups(buildIndex(facts), 'i').length;
    expect(listed).toBe(expected.length === 0 ? 2 : 0);
  });

  test('by no mandate when the startup has not said', () => {
    const silent = startup('s', { country: null, sectors: [], raise: null });
    const strict = investor('i', { mandate: { rounds: ['a'], countries: ['CN'], sectors: ['x'], ticketMinUsd: 1e9 } });
    expect(stops(alliance({ startups: [silent], investors: [strict] }))).toEqual([]);
  });

  /** Without what the investor's answers teach of startups alike: tests/matching/responses.test.ts. */
  const ITSELF = { weights: { responses: 0 } };

  test('interest recorded raises the score by its weight', () => {
    const decisions = [{ by: 'i', about: 's', verdict: 'INTERESTED' as const, at: '2026-01-01' }];
    const score = (facts: Alliance) => rankInvestors(buildIndex(facts), 's', ITSELF)[0]!.score;
    expect(score({ ...plain, decisions }) - score(plain)).toBeCloseTo(1, 12);
  });
});
