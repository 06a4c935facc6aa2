/** A startup and a place (market, technopark): a weighted mean of stated judgements over what is known. */
import type { MatchIndex } from './build.ts';
import type { Judgement } from './criteria/criterion.ts';
import { MARKET_CRITERIA, TECHNOPARK_CRITERIA } from './criteria/list.ts';
import type { Evidence, MarketCriterionName, Match, Part, TechnoparkCriterionName, Weights } from './match.ts';
import { summed } from './pair.ts';
import type { Confidence, MarketProfile, StartupProfile, TechnoparkProfile } from './profile.ts';
import { reasonsFor } from './reasons.ts';
import { weightOf } from './weights.ts';

/** How much a fact of each confidence counts for the confidence of a match. */
const GRADES: Readonly<Record<Confidence, number>> = { A: 1, B: 0.85, C: 0.6 };

export interface Judged {
  readonly name: MarketCriterionName | TechnoparkCriterionName;
  readonly weight: number;
  readonly judgement: Judgement;
}

export function judgeMarket(
  index: MatchIndex,
  startup: StartupProfile,
  market: MarketProfile,
  factors?: Weights,
): Judged[] {
  return MARKET_CRITERIA.map(({ name, judge }) => ({
    name,
    weight: weightOf(name, index.settings.market[name], factors),
    judgement: judge(index, startup, market),
  })).filter(({ weight }) => weight > 0);
}

export function judgeTechnopark(
  index: MatchIndex,
  startup: StartupProfile,
  park: TechnoparkProfile,
  factors?: Weights,
): Judged[] {
  return TECHNOPARK_CRITERIA.map(({ name, judge }) => ({
    name,
    weight: weightOf(name, index.settings.technopark[name], factors),
    judgement: judge(index, startup, park),
  })).filter(({ weight }) => weight > 0);
}

/**
 * An unknown judgement is left out of the mean, so it counts neither as zero nor as anything else; it lowers the confidence.
 * With nothing known the score is 0 and so is the confidence.
 */
export function matchPlace(index: MatchIndex, id: string, judged: readonly Judged[]): Match {
  const known = total(judged.filter(({ judgement }) => judgement.value !== null));
  const parts = judged.map(({ name, weight, judgement }): Part => {
    const share = judgement.value === null ? 0 : weight / known;
    const contribution = share * (judgement.value ?? 0);
    return {
      criterion: name,
      side: 'STARTUP',
      value: judgement.value,
      weight: share,
      contribution,
      evidence: judgement.evidence,
    };
  });
  return {
    id,
    rank: 0,
    ...summed(parts),
    probability: null,
    parts,
    reasons: reasonsFor(
      parts,
      judged.map(({ judgement }) => ({ parameters: judgement.parameters ?? {}, dealIds: [] })),
      0.5,
    ),
    confidence: confidenceOf(judged),
    model: 'PRIORS',
    modelVersion: index.modelVersion,
    asOf: index.asOf,
  };
}

function confidenceOf(judged: readonly Judged[]): number {
  const all = total(judged);
  const known = judged.reduce(
    (sum, { weight, judgement }) => sum + (judgement.value === null ? 0 : weight * gradeOf(judgement.evidence)),
    0,
  );
  return all === 0 ? 0 : known / all;
}

/** A judgement is as sure as its least sure fact. */
function gradeOf(evidence: readonly Evidence[]): number {
  return Math.min(1, ...evidence.map(({ confidence }) => GRADES[confidence]));
}

function total(judged: readonly Judged[]): number {
  return judged.reduce((sum, { weight }) => sum + weight, 0);
}
