/** The pair score: a sum over the criteria in their order. The scan and the explanation add the same numbers alike. */
import { type Bend, bendAt, crestOf } from './bends.ts';
import type { MatchIndex } from './build.ts';
import type { Fixed, HardCriterion, PairCriterion, PairValue } from './criteria/criterion.ts';
import { INVESTOR_STOPS, PAIR_CRITERIA } from './criteria/list.ts';
import { cutsBelow } from './learn/bins.ts';
import type { Stop, Weights } from './match.ts';
import type { InvestorProfile, StartupProfile } from './profile.ts';
import { checkNames, weightOf } from './weights.ts';

export interface Weighted {
  readonly criterion: PairCriterion;
  readonly weight: number;
  /** null = unknown all along the scan. */
  readonly value: PairValue | null;
  /** The caller's, 0..4; it is in the weight, and not in the bend. */
  readonly factor: number;
  /** What a value adds beyond its weight; null = nothing. */
  readonly bend: Bend | null;
}

export function weighted(index: MatchIndex, fixed: Fixed, factors: Weights | undefined): Weighted[] {
  checkNames(factors);
  return PAIR_CRITERIA.map((criterion) => ({
    criterion,
    value: criterion.over(index, fixed),
    weight: weightOf(criterion.name, index.settings.pair[criterion.name], factors),
    factor: weightOf(criterion.name, 1, factors),
    bend: index.bends.of.get(criterion.name) ?? null,
  }));
}

/** Whether it may move a score. */
export function isUsed({ weight, factor, bend }: Weighted): boolean {
  return weight !== 0 || (bend !== null && factor !== 0);
}

/** What one criterion adds to the score of a pair; nothing when its value is unknown. */
export function contributionOf(used: Weighted, startup: number, investor: number): number {
  if (used.value === null || !isUsed(used)) return 0;
  return addedAt(used, used.value(startup, investor), investor);
}

/** What a value of it adds to the score; nothing when it is NaN. */
export function addedAt({ weight, factor, bend }: Weighted, value: number, investor: number): number {
  if (Number.isNaN(value)) return 0;
  return bend === null ? weight * value : weight * value + factor * bendAt(bend, investor, value);
}

/** The most that it adds at any value up to a given one. @param used of a weight not below zero */
export function mostUpTo({ weight, factor, bend }: Weighted, investor: number): (value: number) => number {
  if (bend === null) return (value) => weight * value;
  const crest = crestOf(bend, investor);
  return (value) => weight * value + factor * crest[cutsBelow(bend.edges, value)]!;
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
  for (const used of weighted(index, { side: 'STARTUP', row: startup }, factors)) {
    const { value } = used;
    if (value === null || !isUsed(used)) continue;
    for (let at = 0; at < rows.length; at++) scores[at]! += addedAt(used, value(startup, rows[at]!), rows[at]!);
  }
  return scores;
}

/** Scores of one investor with the given startups: `scores[at]` is that of `rows[at]`. */
export function scoreStartups(index: MatchIndex, investor: number, rows: Uint32Array, factors?: Weights): Float64Array {
  const scores = new Float64Array(rows.length);
  for (const used of weighted(index, { side: 'INVESTOR', row: investor }, factors)) {
    const { value } = used;
    if (value === null || !isUsed(used)) continue;
    for (let at = 0; at < rows.length; at++) scores[at]! += addedAt(used, value(rows[at]!, investor), investor);
  }
  return scores;
}

/** Whether any hard criterion keeps the startup of a row from the investor. */
export function stopsOver(index: MatchIndex, investor: number): (startup: number) => boolean {
  const profile = index.investors.profiles[investor]!;
  const stops = INVESTOR_STOPS.flatMap(({ over }) => over(index, profile) ?? []);
  return (startup) => stops.some((stopped) => stopped(startup));
}

/** The first hard criterion that keeps the two apart, or null. */
export function stopOf(index: MatchIndex, startup: StartupProfile, investor: InvestorProfile): Stop | null {
  return firstStop(index, startup, investor, INVESTOR_STOPS);
}

/** The same of any kind of other. */
export function firstStop<Other>(
  index: MatchIndex,
  startup: StartupProfile,
  other: Other,
  criteria: readonly HardCriterion<Other>[],
): Stop | null {
  for (const criterion of criteria) {
    const stop = criterion.stop(index, startup, other);
    if (stop !== null) return stop;
  }
  return null;
}
