import type { AssignmentProblem } from './assignment.ts';
import { type Choice, choiceOf } from './choice.ts';
import { type Market, marketOf } from './market.ts';

/**
 * The pairs that block a choice: not chosen, though each of the two has room, or a meeting that it likes less, and a place is
 * left or becomes free by it. A choice without any is stable.
 * @param chosen numbers of pairs
 * @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION, BAD_EVENT
 */
export function blockingPairs(problem: AssignmentProblem, chosen: readonly number[]): number[] {
  return blockingIn(choiceOf(marketOf(problem), chosen));
}

export function blockingIn(choice: Choice): number[] {
  const { market } = choice;
  const likingBy = likingIn(market);
  const least = leastIn(choice, likingBy);
  const isBlocking = (e: number) => {
    const ends = [2 * e, 2 * e + 1].map((side) => {
      const p = market.between[side]!;
      const leaves = least[p]! < likingBy(e, p);
      return { leaves, would: leaves || !choice.isFull(p) };
    });
    return ends.every(({ would }) => would) && (choice.all.length < market.places || ends.some(({ leaves }) => leaves));
  };
  return Array.from(market.usable)
    .filter((e) => choice.chosen[e] === 0 && isBlocking(e))
    .sort((e, f) => e - f);
}

/** How much a participant likes its pair e; what is kept, before all else. */
export type LikingBy = (e: number, p: number) => number;

/** How much each participant likes the least of its meetings; infinity where it has none. */
export function leastIn({ of }: Choice, likingBy: LikingBy): number[] {
  return of.map((own, p) => own.reduce((low, e) => Math.min(low, likingBy(e, p)), Number.POSITIVE_INFINITY));
}

export function likingIn(market: Market): LikingBy {
  const likings = likingsOf(market);
  return (e, p) => likings[market.between[2 * e] === p ? 2 * e : 2 * e + 1]!;
}

/** Of the two of pair e, at 2e and 2e + 1. */
function likingsOf({ problem, kept }: Market): Float64Array {
  const likings = new Float64Array(2 * problem.pairs.length);
  for (const [e, { likings: said, value }] of problem.pairs.entries()) {
    const [a, b] = kept[e] === 1 ? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] : (said ?? [value, value]);
    likings[2 * e] = a;
    likings[2 * e + 1] = b;
  }
  return likings;
}
