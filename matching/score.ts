/** The pair score: a sum over the criteria in their order. The scan and the explanation add the same numbers alike. */
import type { MatchIndex } from './build.ts';
import type { PairCriterion } from './criteria/criterion.ts';
import { INVESTOR_STOPS, PAIR_CRITERIA } from './criteria/list.ts';
import type { Stop, Weights } from './match.ts';
import type { InvestorProfile, StartupProfile } from './profile.ts';
import { weightOf } from './weights.ts';

export interface Weighted {
  readonly criterion: PairCriterion;
  readonly weight: number;
}

export function weighted(index: MatchIndex, factors: Weights | undefined): Weighted[] {
  return PAIR_CRITERIA.map((criterion) => ({
    criterion,
    weight: weightOf(criterion.name, index.settings.pair[criterion.name], factors),
  }));
}

/** Scores of one startup with every investor. */
export function scoreInvestors(index: MatchIndex, startup: number, factors?: Weights): Float64Array {
  return scan(index.investors.count, weighted(index, factors), (criterion, investor) => criterion.value(index, startup, investor));
}

/** Scores of one investor with every startup. */
export function scoreStartups(index: MatchIndex, investor: number, factors?: Weights): Float64Array {
  return scan(index.startups.count, weighted(index, factors), (criterion, startup) => criterion.value(index, startup, investor));
}

function scan(rows: number, criteria: readonly Weighted[], value: (criterion: PairCriterion, row: number) => number): Float64Array {
  const scores = new Float64Array(rows);
  for (const { criterion, weight } of criteria) {
    if (weight === 0) continue;
    for (let row = 0; row < rows; row++) {
      const found = value(criterion, row);
      if (!Number.isNaN(found)) scores[row]! += weight * found;
    }
  }
  return scores;
}

/** The first hard criterion that keeps the two apart, or null. */
export function stopOf(index: MatchIndex, startup: StartupProfile, investor: InvestorProfile): Stop | null {
  for (const criterion of INVESTOR_STOPS) {
    const stop = criterion.stop(index, startup, investor);
    if (stop !== null) return stop;
  }
  return null;
}
