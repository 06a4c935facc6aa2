import type { CriterionName, Match, Move, Part, Reason } from '#matching';
import type { MatchEvidence, MatchPart, MatchReason, ReasonParameter } from './match.types.ts';
import type { MatchMove } from './match-list.types.ts';
import { criterionName, reasonText } from './reason.texts.ts';

const asText = (value: number | string | boolean | null): string | null => (value === null ? null : String(value));

export const parametersOf = (parameters: Reason['parameters']): ReasonParameter[] =>
  Object.entries(parameters).map(([name, value]) => ({ name, value: asText(value) }));

function partView(part: Part, locale: string): MatchPart {
  const evidence: MatchEvidence[] = part.evidence.map((datum) => ({ ...datum, value: asText(datum.value) }));
  return { ...part, name: criterionName(part.criterion, locale), evidence };
}

export function reasonView(reason: Reason, locale: string): MatchReason {
  return {
    code: reason.code,
    criterion: reason.criterion,
    text: reasonText(reason, locale),
    contribution: reason.contribution,
    parameters: parametersOf(reason.parameters),
    deals: reason.dealIds.map((id) => ({ id })),
  };
}

/** What every match shows, whatever the candidate. Parts and reasons are functions: made only when selected. */
export function matchView(match: Match, asOf: Date, locale: string) {
  const { id, rank, score, probability, confidence, model, modelVersion, sides } = match;
  return {
    id,
    rank,
    score,
    probability,
    confidence,
    model,
    modelVersion,
    asOf,
    startupSide: sides.startup,
    investorSide: sides.investor,
    parts: () => match.parts.map((part) => partView(part, locale)),
    reasons: () => match.reasons.map((reason) => reasonView(reason, locale)),
  };
}
export type ShownMatch = ReturnType<typeof matchView>;

export function moveView({ changes, ...move }: Move, locale: string): MatchMove {
  const named = (criterion: CriterionName) => criterionName(criterion, locale);
  return { ...move, changes: changes.map(({ criterion, change }) => ({ criterion, name: named(criterion), change })) };
}
