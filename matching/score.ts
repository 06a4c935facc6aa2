/** The pair score: a sum over the criteria in their order. The scan and the explanation add the same numbers alike. */
import type { MatchIndex } from './build.ts';
import type { Fixed, PairCriterion, PairValue } from './criteria/criterion.ts';
import { INVESTOR_STOPS, PAIR_CRITERIA } from './criteria/list.ts';
import type { Stop, Weights } from './match.ts';
import type { InvestorProfile, StartupProfile } from './profile.ts';
import { weightOf } from './weights.ts';

export interface Weighted {
  readonly criterion: PairCriterion;
  readonly weight: number;
  readonly value: PairValue;
}

export function weighted(index: MatchIndex, fixed: Fixed, factors: Weights | undefined): Weighted[] {
  return PAIR_CRITERIA.map((criterion) => ({
    criterion,
    value: criterion.over(index, fixed),
    weight: weightOf(criterion.name, index.settings.pair[criterion.name], factors),
  }));
}

/** Scores of one startup with every investor. */
export function scoreInvestors(index: MatchIndex, startup: number, factors?: Weights): Float64Array {
  const scores = new Float64Array(index.investors.count);
  for (const { value, weight } of weighted(index, { side: 'STARTUP', row: startup }, factors)) {
    if (weight === 0) continue;
    for (let investor = 0; investor < scores.length; investor++) {
      const found = value(startup, investor);
      if (!Number.isNaN(found)) scores[investor]! += weight * found;
    }
  }
  return scores;
}

/** Scores of one investor with every startup. */
export function scoreStartups(index: MatchIndex, investor: number, factors?: Weights): Float64Array {
  const scores = new Float64Array(index.startups.count);
  for (const { value, weight } of weighted(index, { side: 'INVESTOR', row: investor }, factors)) {
    if (weight === 0) continue;
    for (let startup = 0; startup < scores.length; startup++) {
      const found = value(startup, investor);
      if (!Number.isNaN(found)) scores[startup]! += weight * found;
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
