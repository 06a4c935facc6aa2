/** Parts to reasons: a code, the numbers, the deals. Words for people are made elsewhere. */
import type { Account } from './criteria/criterion.ts';
import type { CriterionName, Part, Reason } from './match.ts';

type Said = Pick<Account, 'parameters' | 'dealIds'>;

/**
 * Strongest first, then what is unknown. A part that moves nothing gives no reason.
 * @param neutral the value that speaks neither for nor against: 0 for logarithms, 0.5 for judgements
 */
export function reasonsFor(parts: readonly Part[], said: readonly Said[], neutral: number): Reason[] {
  const reasons = parts.map((part, at) => ({
    strength: strengthOf(part, neutral),
    reason: reasonOf(part, said[at]!, neutral),
  }));
  return reasons
    .filter(({ strength }) => strength !== 0)
    .sort((a, b) => b.strength - a.strength)
    .map(({ reason }) => reason);
}

/** -1 for an unknown part, so that it comes last. */
function strengthOf(part: Part, neutral: number): number {
  return part.value === null ? -1 : Math.abs(leaningOf(part, neutral));
}

/** For or against by what the part does to the score, over what the neutral value would: of a weight below zero a high value speaks against. */
function leaningOf({ contribution, weight }: Part, neutral: number): number {
  return contribution - weight * neutral;
}

function reasonOf(part: Part, { parameters, dealIds }: Said, neutral: number): Reason {
  const { criterion, contribution } = part;
  const verdict = part.value === null ? 'UNKNOWN' : leaningOf(part, neutral) > 0 ? 'FOR' : 'AGAINST';
  const code = `${upperSnake(criterion)}_${verdict}`;
  return { code, criterion, contribution, parameters, dealIds };
}

function upperSnake(name: CriterionName): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
