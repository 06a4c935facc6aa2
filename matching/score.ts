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
  /** null = unknown all along the scan. */
  readonly value: PairValue | null;
}

export function weighted(index: MatchIndex, fixed: Fixed, factors: Weights | undefined): Weighted[] {
  return PAIR_CRITERIA.map((criterion) => ({
    criterion,
    value: criterion.over(index, fixed),
    weight: weightOf(criterion.name, index.settings.pair[criterion.name], factors),
  }));
}

/** What one criterion adds to the score of a pair; nothing when its value is unknown. */
export function contributionOf({ value, weight }: Weighted, startup: number, investor: number): number {
  if (value === null || weight === 0) return 0;
  const found = value(startup, investor);
  return Number.isNaN(found) ? 0 : weight * found;
}

/** The score of one pair: what the lists below hold for it, bit by bit. */
export function scoreOf(criteria: readonly Weighted[], startup: number, investor: number): number {
  let score = 0;
  for (const used of criteria) score += contributionOf(used, startup, investor);
  return score;
}

/** Scores of one startup with the given investors: `scores[at]` is that of `rows[at]`. */
export function scoreInvestors(index: MatchIndex, startup: number, rows: Uint32Array, factors?: Weights): Float64Array {
  const scores = new Float64Array(rows.length);
  for (const { value, weight } of weighted(index, { side: 'STARTUP', row: startup }, factors)) {
    if (value === null || weight === 0) continue;
    for (let at = 0; at < rows.length; at++) {
      const found = value(startup, rows[at]!);
      if (!Number.isNaN(found)) scores[at]! += weight * found;
    }
  }
  return scores;
}

/** Scores of one investor with the given startups: `scores[at]` is that of `rows[at]`. */
export function scoreStartups(index: MatchIndex, investor: number, rows: Uint32Array, factors?: Weights): Float64Array {
  const scores = new Float64Array(rows.length);
  for (const { value, weight } of weighted(index, { side: 'INVESTOR', row: investor }, factors)) {
    if (value === null || weight === 0) continue;
    for (let at = 0; at < rows.length; at++) {
      const found = value(rows[at]!, investor);
      if (!Number.isNaN(found)) scores[at]! += weight * found;
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
