/** The skipping search against the full scan: the question is only whether anything differs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex, type MatchIndex, rankStartups } from '#matching';
import { searchStartups } from '../../matching/scan/search.ts';
import { scoreStartups, stopOf } from '../../matching/score.ts';
import { topK } from '../../matching/topk.ts';
import { anyAlliance, knownMarket } from './generated.ts';

function scanned(index: MatchIndex, investor: number, k: number) {
  const scores = scoreStartups(index, investor, index.startups.all);
  const profile = index.investors.profiles[investor]!;
  const rows = topK(scores, k, (row) => stopOf(index, index.startups.profiles[row]!, profile) === null);
  return rows.map((row) => ({ row, score: scores[row]! }));
}

function searched(index: MatchIndex, investor: number, k: number) {
  const profile = index.investors.profiles[investor]!;
  const admit = (row: number) => stopOf(index, index.startups.profiles[row]!, profile) === null;
  return searchStartups(index, investor, k, undefined, admit);
}

test('the search gives the rows and scores of the full scan, bit by bit', () => {
  fc.assert(
    fc.property(anyAlliance, fc.constantFrom(0, 1000), fc.integer({ min: 1, max: 12 }), (facts, minimumDeals, k) => {
      const index = buildIndex(facts, { minimumDeals });
      for (let investor = 0; investor < index.investors.count; investor++)
        expect(searched(index, investor, k)).toEqual(scanned(index, investor, k));
    }),
    { numRuns: 60 },
  );
});

test('market', () => {
  const { alliance } = knownMarket(3);
  const index = buildIndex(alliance, { minimumDeals: 5 });
  for (let investor = 0; investor < index.investors.count; investor++)
    expect(searched(index, investor, 10)).toEqual(scanned(index, investor, 10));
});
