import { conflict } from '#kit/failure';
import { typeOf } from '#kit/id';
import { pairOf, type TimetableProblem } from './timetable.problem.ts';

/** The side that asks in a stable choice: startups, by their places in the list. */
export const proposingIn = ({ participants }: TimetableProblem): number[] =>
  participants.flatMap(({ id }, p) => (typeOf(id) === 'Startup' ? [p] : []));

/** Whether the two are startups both, or neither is one. */
export const isWithinOneSide = (
  { participants }: TimetableProblem,
  { a, b }: { readonly a: number; readonly b: number },
): boolean => (typeOf(participants[a]!.id) === 'Startup') === (typeOf(participants[b]!.id) === 'Startup');

/**
 * With one side none need be stable (Gale and Shapley's room-mates). What is booked already stands whatever is chosen.
 * Names nobody, for a wish may be the only reason why two might meet.
 * @throws ONE_SIDED
 */
export function mustHaveTwoSides(problem: TimetableProblem): void {
  const standing = new Set([...problem.standing, ...problem.movable].map(pairOf));
  const within = problem.pairs.filter((pair) => pair.barred === null && isWithinOneSide(problem, pair));
  if (within.every((pair) => standing.has(pairOf(pair)))) return;
  throw conflict('ONE_SIDED', 'Two startups, or two others, might meet here: a stable choice needs two sides.', [
    'choice',
  ]);
}
