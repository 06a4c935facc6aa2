/** Two lists of one question: what moved, and by which criterion. */
import type { CriterionName, Match, Move } from './match.ts';

/** In the order of the list after, then what left it. Scores of one that is in a single list cannot be compared: no changes. */
export function compareLists(before: readonly Match[], after: readonly Match[]): Move[] {
  const was = new Map(before.map((match) => [match.id, match]));
  const is = new Map(after.map((match) => [match.id, match]));
  return [...new Set([...is.keys(), ...was.keys()])].map((id) => moveOf(id, was.get(id), is.get(id)));
}

function moveOf(id: string, was: Match | undefined, is: Match | undefined): Move {
  const both = was !== undefined && is !== undefined;
  return {
    id,
    from: was?.rank ?? null,
    to: is?.rank ?? null,
    scoreChange: both ? is.score - was.score : null,
    changes: both ? changesBetween(was, is) : [],
  };
}

function changesBetween(was: Match, is: Match): Move['changes'] {
  const change = new Map<CriterionName, number>();
  for (const { criterion, contribution } of is.parts) change.set(criterion, contribution);
  for (const { criterion, contribution } of was.parts)
    change.set(criterion, (change.get(criterion) ?? 0) - contribution);
  return [...change]
    .filter(([, by]) => by !== 0)
    .map(([criterion, by]) => ({ criterion, change: by }))
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}
