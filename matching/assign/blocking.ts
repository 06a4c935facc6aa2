import type { AssignmentProblem } from './assignment.ts';
import { Choice } from './choice.ts';
import { type Market, marketOf } from './market.ts';

/**
 * The pairs that block a choice: not chosen, though each of the two has room, or a meeting that it likes less, and a place is
 * left or becomes free by it. A choice without any is stable.
 * @param chosen numbers of pairs
 * @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION, BAD_EVENT
 */
export function blockingPairs(problem: AssignmentProblem, chosen: readonly number[]): number[] {
  const choice = new Choice(marketOf(problem));
  choice.copy(chosen);
  return blockingIn(choice);
}

export function blockingIn(choice: Choice): number[] {
  const { market } = choice;
  const wouldLeave = (p: number, e: number) =>
    choice.of[p]!.some((held) => likingOf(market, held, p) < likingOf(market, e, p));
  return Array.from(market.usable)
    .filter((e) => {
      if (choice.chosen[e] === 1) return false;
      const ends = [market.between[2 * e]!, market.between[2 * e + 1]!];
      if (ends.some((p) => choice.isFull(p) && !wouldLeave(p, e))) return false;
      return choice.all.length < market.places || ends.some((p) => wouldLeave(p, e));
    })
    .sort((e, f) => e - f);
}

/** How much p likes pair e; what is kept before all else. */
export function likingOf({ problem, between, kept }: Market, e: number, p: number): number {
  if (kept[e] === 1) return Number.POSITIVE_INFINITY;
  const { likings, value } = problem.pairs[e]!;
  return likings === undefined ? value : likings[between[2 * e] === p ? 0 : 1]!;
}
