/** An investor asks for its list; it must be the one that scoring every startup gives, whatever was skipped to find it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Alliance,
  allianceOf,
  buildIndex,
  type MatchIndex,
  rankStartupIds,
  rankStartups,
  type StartupProfile,
  settled,
  startupOf,
  type Weights,
  withoutLearning,
  withProfile,
} from '#matching';
import { scanStartups } from '../../matching/scan/scan.ts';
import { type Found, searchStartups } from '../../matching/scan/search.ts';
import { stopOf } from '../../matching/score.ts';
import { marketOf } from '../bench/million/market.ts';
import { startupAt } from '../bench/million/startups.ts';
import { anyAlliance } from './generated.ts';

interface Asked {
  readonly k: number;
  readonly weights?: Weights;
  readonly keeps?: (id: string) => boolean;
}

/** The list of one investor both ways, and how many startups the search scored. */
function bothWays(index: MatchIndex, investor: number, { k, weights, keeps = () => true }: Asked) {
  const { startups, investors } = index;
  const admit = (row: number) =>
    keeps(startups.profiles[row]!.id) && stopOf(index, startups.profiles[row]!, investors.profiles[investor]!) === null;
  const work = { blocks: 0, rows: 0, scored: 0 };
  const found: Found[] = searchStartups(index, investor, k, weights, admit, work);
  return { found, scanned: scanStartups(index, investor, k, weights, admit), work };
}

const someWeights: fc.Arbitrary<Weights | undefined> = fc.option(
  fc.record({ affinity: fc.constantFrom(0, 1, 4), country: fc.constantFrom(0, 2), coInvestors: fc.constantFrom(0, 3) }),
  { nil: undefined },
);

test('in small worlds of every kind the search finds the rows and scores of the full scan, bit by bit', () => {
  fc.assert(
    fc.property(
      anyAlliance,
      fc.constantFrom(0, 1000),
      fc.boolean(),
      fc.integer({ min: 1, max: 12 }),
      someWeights,
      (facts, n, isLarge, k, weights) => {
        const how = { minimumDeals: n, ...(isLarge && { small: undefined }) };
        const index = buildIndex(withDecisions(facts), how);
        for (let investor = 0; investor < index.investors.count; investor++) {
          const { found, scanned } = bothWays(index, investor, { k, ...(weights && { weights }) });
          expect(found).toEqual(scanned);
        }
      },
    ),
    { numRuns: 40 },
  );
});

function withDecisions(facts: Alliance): Alliance {
  const decisions = facts.startups.slice(0, 4).map(({ id: about }, at) => ({
    by: facts.investors[at % 3]!.id,
    about,
    verdict: at % 2 ? ('PASSED' as const) : ('INTERESTED' as const),
    at: '2026-01-01',
  }));
  return { ...facts, decisions };
}

describe.each([
  ['large', { small: undefined }],
  ['small', {}],
])('in a generated market of 3,000 startups, weighed as a %s one', (_, how) => {
  const { alliance } = marketOf(3000, 150, 7);
  const index = buildIndex(withDecisions(alliance), { minimumDeals: 100, ...how });
  const everyFifth = Array.from({ length: 30 }, (_, n) => 5 * n);

  test.each([
    ['twenty', { k: 20 }],
    ['one', { k: 1 }],
    ['a thousand', { k: 1000 }],
    ['twenty by other weights', { k: 20, weights: { precedents: 4, coInvestors: 4, attraction: 0 } }],
    ['twenty that a filter keeps', { k: 20, keeps: (id: string) => id.endsWith('7') }],
  ] as const)('the search for %s finds what the full scan finds', (_, asked) => {
    for (const investor of everyFifth) {
      const { found, scanned } = bothWays(index, investor, asked);
      expect(found).toEqual(scanned);
    }
  });

  test('and it scores few of them', () => {
    const scored = everyFifth.map((investor) => bothWays(index, investor, { k: 20 }).work.scored);
    expect(scored.sort((a, b) => a - b)[15]).toBeLessThan(300);
  });

  test('a startup put in or changed is in the lists at once, as after a rebuild', () => {
    const put = (profile: StartupProfile, id: string): StartupProfile => ({ ...profile, id });
    const made = Array.from({ length: 400 }, (_, n) => startupAt(7, 5000 + n).profile);
    const own = alliance.startups.filter((one) => !index.dealsOf.has(one.id));
    const backed = alliance.startups.filter(({ id, raise }) => index.dealsOf.has(id) && raise !== null);
    const asking = backed.slice(0, 20).map((one) => ({ ...one, raise: { ...one.raise!, amountUsd: 1.5e6 } }));
    const changes = [
      ...asking,
      ...made.slice(0, 20).map((profile, n) => put(profile, `startup_0000${100 + n}5`)),
      ...own.slice(0, 20).map(({ id }, n) => put(own[n + 20]!, id)),
      put(own[60]!, 'startup_00001005'),
    ];
    const grown = changes.reduce((at, startup) => withProfile(at, { type: 'startup', ...startup }), index);
    const rebuilt = buildIndex(allianceOf(grown), { minimumDeals: 100, ...how });
    expect(asking.map(({ id }) => grown.dealsOf.has(id) && startupOf(grown, id)?.raise?.amountUsd)).toEqual(
      Array(20).fill(1.5e6),
    );
    expect(changes.map((startup) => withoutLearning(grown, { type: 'startup', ...startup }))).not.toContain(null);
    expect(grown.fresh.startups.count).toBeGreaterThan(10);
    for (const investor of everyFifth) {
      const { id } = index.investors.profiles[investor]!;
      const list = JSON.stringify(rankStartups(grown, id));
      expect(list).toBe(JSON.stringify(rankStartups(rebuilt, id)));
      expect(list).toBe(JSON.stringify(rankStartups(settled(grown), id)));
    }
  });

  test('and the index before the change does not see it', () => {
    const best = rankStartupIds(index, 'investor_00000', { k: 1 })[0]!;
    const twin = { ...index.startups.profiles[index.startups.rows.get(best)!]!, id: 'startup_' };
    const grown = withProfile(index, { type: 'startup', ...twin });
    expect(rankStartupIds(grown, 'investor_00000', { k: 2 })).toContain('startup_');
    expect(rankStartupIds(index, 'investor_00000', { k: 2 })).not.toContain('startup_');
  });
});
