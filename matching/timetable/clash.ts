import { clashByCount, neededToCount } from './clash.counted.ts';
import { Questions } from './clash.questions.ts';
import { SmallestClash } from './clash.smallest.ts';
import type { TimetableEvent } from './event.ts';
import { problemOf } from './problem.ts';
import { type Rule, rulesOf } from './rule.ts';
import type { CompleteSolver } from './solver.ts';

export interface Clash {
  /** Rules that cannot hold together, whatever meetings are held beside those they ask for; with a solver none if the event can be met. */
  readonly rules: readonly Rule[];
  /** No fewer rules clash, whichever they are. */
  readonly atLeast: number;
  /** Whether it is proved that all of them but any one can be met. So where they are the fewest; without a solver never. */
  readonly isIrreducible: boolean;
}

export interface ClashOptions {
  /** Left out: rules are only counted. */
  readonly solver?: CompleteSolver | undefined;
  /** The solver's. Default 1. */
  readonly seed?: number | undefined;
  /** Asked between questions to the solver, some tenths of a second each; true ends the search with the smallest clash so far. */
  readonly shouldStop?: (() => boolean) | undefined;
}

/** Meetings times slots that a solver is asked about: above it writing the clauses alone takes too long. */
const SOLVER_PLACES = 20_000;

/**
 * Of an event of mode ALL that cannot be met, a set of rules that clash: what counting needs, where it can tell, and, in events
 * that a solver can take, a smallest set. Same event, seed and solver, and not stopped: the same rules.
 * @throws MatchingError BAD_EVENT
 */
export async function clashOf(
  event: TimetableEvent,
  { solver, seed = 1, shouldStop = () => false }: ClashOptions = {},
): Promise<Clash> {
  const problem = problemOf(event);
  const rules = rulesOf(event);
  const known = clashByCount(event, rules) ? neededToCount(event, rules, shouldStop) : rules;
  if (solver === undefined || problem.meetings * problem.slots > SOLVER_PLACES)
    return { rules: known, atLeast: 1, isIrreducible: false };
  const places = new Map(rules.map((rule, n) => [rule, n]));
  const best = new Set(known.map((rule) => places.get(rule)!));
  const search = new SmallestClash(new Questions(problem, rules, { solver, seed, shouldStop }), best);
  await search.search();
  return {
    rules: rules.filter((_, n) => search.best.has(n)),
    atLeast: search.atLeast,
    isIrreducible: search.isIrreducible,
  };
}
