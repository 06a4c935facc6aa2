import { MatchingError } from './error.ts';
import type { CriterionName, Weights } from './match.ts';
import { MARKET, PAIR, TECHNOPARK } from './settings.weights.ts';

const NAMES: ReadonlySet<string> = new Set([PAIR.PRIORS, MARKET, TECHNOPARK].flatMap((table) => Object.keys(table)));

/** @throws MatchingError BAD_OPTION for a name that no criterion has: a slip of the pen would weigh nothing, and say nothing */
export function checkNames(factors: Weights | undefined): void {
  for (const name of Object.keys(factors ?? {}))
    if (!NAMES.has(name)) throw new MatchingError('BAD_OPTION', `there is no criterion ${name} to weigh`);
}

/** The model's weight times the caller's factor. @throws MatchingError BAD_OPTION for a factor outside 0..4 */
export function weightOf(name: CriterionName, weight: number, factors: Weights | undefined): number {
  const factor = factors?.[name] ?? 1;
  if (!(factor >= 0 && factor <= 4))
    throw new MatchingError('BAD_OPTION', `weight of ${name} must be 0..4, not ${factor}`);
  return weight * factor;
}
