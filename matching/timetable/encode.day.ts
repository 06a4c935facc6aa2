import { allOf, anyOf, atMostOne, runningTotals } from './cardinality.ts';
import { FALSE, type Formula, type Literal, not, TRUE } from './formula.ts';
import type { Problem } from './problem.ts';

/** A participant in one meeting a slot: for each slot a literal that holds if it is in one. */
export function busyOf(
  { meetingsOf, slots }: Problem,
  formula: Formula,
  x: readonly Literal[][],
  p: number,
): Literal[] {
  return Array.from({ length: slots }, (_, t) => {
    const own = Array.from(meetingsOf[p]!, (m) => x[m]![t]!);
    atMostOne(formula, own);
    return anyOf(formula, own);
  });
}

/** At most `most` breaks: literals of which the first holds if there is a break, the second if there are two, ... */
export function breaksOf(problem: Problem, formula: Formula, busy: readonly Literal[], meetings: number, most: number) {
  const had = runningTotals(formula, busy, meetings);
  if (meetings <= 1) return [];
  const breaks = Array.from({ length: Math.max(0, most) }, () => formula.variable());
  for (let n = 1; n < most; n++) formula.clause(not(breaks[n]!), breaks[n - 1]!);
  const ends = breakEnds(problem, formula, busy);
  let before: readonly Literal[] = breaks.map(() => FALSE);
  for (const end of ends) {
    const after = breaks.map(() => formula.variable());
    for (let n = 0; n <= most; n++) {
      formula.clause(not(before[n] ?? FALSE), after[n] ?? FALSE);
      formula.clause(not(n === 0 ? TRUE : before[n - 1]!), not(end), after[n] ?? FALSE);
    }
    before = after;
  }
  for (const [n, one] of breaks.entries()) formula.clause(not(before[n]!), one);
  // In a day of one part, whoever has had a meeting, not all, and has no break has the next in the next slot.
  if (problem.parts === 1)
    for (let t = 1; t < busy.length; t++)
      for (let n = 1; n < meetings; n++) formula.clause(breaks[0] ?? FALSE, not(had[t - 1]![n - 1]!), had[t]![n]!);
  return breaks;
}

/** For each slot a literal that holds if a break ends with it: idle in it, busy in the next, busy some time before in this part. */
export function breakEnds({ slots, part }: Problem, formula: Formula, busy: readonly Literal[]): Literal[] {
  const ends: Literal[] = [];
  let been: Literal = FALSE;
  for (let t = 0; t < slots; t++) {
    if (t === 0 || part[t] !== part[t - 1]) been = FALSE;
    const next = t + 1 < slots && part[t + 1] === part[t] ? busy[t + 1]! : FALSE;
    const end = allOf(formula, [been, not(busy[t]!), next]);
    if (end !== FALSE) ends.push(end);
    been = anyOf(formula, [been, busy[t]!]);
  }
  return ends;
}

/** Nobody is idle for more than the longest wait and busy in the same part before and after. */
export function limitWaits({ slots, part, longestWait }: Problem, formula: Formula, busy: readonly Literal[]): void {
  for (let from = 0; from < slots; from++)
    for (let to = from + longestWait + 2; to < slots && part[to] === part[from]; to++)
      formula.clause(not(busy[from]!), ...busy.slice(from + 1, from + longestWait + 2), not(busy[to]!));
}
