import { MatchingError } from './error.ts';
import type { CriterionName, Weights } from './match.ts';

/** The model's weight times the caller's factor. @throws MatchingError BAD_OPTION for a factor outside 0..4 */
export function weightOf(name: CriterionName, weight: number, factors: Weights | undefined): number {
  const factor = factors?.[name] ?? 1;
  if (!(factor >= 0 && factor <= 4))
    throw new MatchingError('BAD_OPTION', `weight of ${name} must be 0..4, not ${factor}`);
  return weight * factor;
}
