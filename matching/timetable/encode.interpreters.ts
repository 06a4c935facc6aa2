import { atMostOne, exactlyOne } from './cardinality.ts';
import { FALSE, type Formula, type Literal, not } from './formula.ts';
import type { Problem } from './problem.ts';

export type Interpreting = Map<number, Map<number, Literal>>;

/** Which interpreter sits in a meeting is chosen with its slot: meeting -> resource * slots + t -> literal. */
export function encodeInterpreters(problem: Problem, formula: Formula, x: readonly Literal[][]): Interpreting {
  const { slots, away } = problem;
  const working = new Map<number, Literal[]>();
  const chosen: Interpreting = new Map();
  problem.interpreters.forEach((eligible, m) => {
    if (eligible === null) return;
    const own = new Map<number, Literal>();
    for (let t = 0; t < slots; t++) {
      if (x[m]![t] === FALSE) continue;
      const places = Array.from(eligible, (r) => r * slots + t).filter((place) => away[place] === 0);
      for (const place of places) own.set(place, formula.variable());
      exactlyOne(formula, [...places.map((place) => own.get(place)!), not(x[m]![t]!)]);
      for (const place of places) working.set(place, [...(working.get(place) ?? []), own.get(place)!]);
    }
    chosen.set(m, own);
  });
  for (const literals of working.values()) atMostOne(formula, literals);
  return chosen;
}
