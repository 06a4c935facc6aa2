import { anyOf, atMost, atMostOne, totals } from './cardinality.ts';
import { breakEnds, busyOf, limitWaits } from './encode.day.ts';
import { encodeInterpreters } from './encode.interpreters.ts';
import { limitTables, ownedMeetings } from './encode.tables.ts';
import { rangeOf } from './event.ts';
import { Formula, type Literal, not } from './formula.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

export interface RuledFormula {
  readonly formula: Formula;
  /** For each rule, in order, a variable that makes it hold. */
  readonly literals: readonly Literal[];
}

interface Parts {
  readonly problem: Problem;
  readonly formula: Formula;
  /** Slot of each meeting: [m][t]. */
  readonly x: readonly Literal[][];
  /** [p][t] */
  readonly busy: readonly Literal[][];
}

/**
 * What can be of an event while none of its rules is in force: any meeting may be left out, and whoever is in a meeting is in one
 * a slot. Each rule's clauses hold under a variable of its own, so that any set of rules can be asked for.
 */
export function encodeRules(problem: Problem, rules: readonly Rule[]): RuledFormula {
  const formula = new Formula();
  const literals = rules.map(() => formula.variable());
  const x = Array.from({ length: problem.meetings }, () =>
    Array.from({ length: problem.slots }, () => formula.variable()),
  );
  for (const row of x) atMostOne(formula, row);
  const busy = Array.from({ length: problem.people }, (_, p) => busyOf(problem, formula, x, p));
  const parts = { problem, formula, x, busy };
  for (const [n, { kind, of = -1 }] of rules.entries()) formula.given(literals[n]!, () => ENFORCE[kind](parts, of));
  return { formula, literals };
}

const ENFORCE: Readonly<Record<Rule['kind'], (parts: Parts, of: number) => void>> = {
  HELD: ({ formula, x }, m) => formula.clause(...x[m]!),
  FIXED: (parts, m) => keepWithin(parts, m, (t) => t === parts.problem.event.meetings[m]!.slot),
  SESSION: (parts, m) => {
    const { event } = parts.problem;
    const [from, to] = rangeOf(event, event.meetings[m]!.session);
    keepWithin(parts, m, (t) => t >= from && t < to);
  },
  BARRED: (parts, m) => keepWithin(parts, m, () => false),
  QUOTA: ({ problem, formula, x }, p) =>
    atMost(
      formula,
      Array.from(problem.meetingsOf[p]!, (m) => anyOf(formula, x[m]!)),
      problem.quota[p]!,
    ),
  FORBIDDEN: ({ problem, formula, busy }, p) => {
    for (const t of problem.event.participants[p]!.forbidden!) formula.clause(not(busy[p]![t]!));
  },
  PRECEDENCE: ({ problem, formula, x }, n) => {
    const [first, then] = problem.event.precedences![n]!;
    for (let t = 0; t < problem.slots; t++) formula.clause(not(x[then]![t]!), ...x[first]!.slice(0, t));
  },
  TABLES: ({ problem, formula, x }) => {
    const owned = ownedMeetings(problem);
    for (let t = 0; t < problem.slots; t++) limitTables(problem, formula, x, owned, t);
  },
  FAIRNESS: keepFair,
  LONGEST_WAIT: ({ problem, formula, busy }) => {
    for (const own of busy) limitWaits(problem, formula, own);
  },
  LANGUAGES: ({ problem, formula, x }) => void encodeInterpreters(problem, formula, x),
};

function keepWithin({ problem, formula, x }: Parts, m: number, isOpen: (t: number) => boolean): void {
  for (let t = 0; t < problem.slots; t++) if (!isOpen(t)) formula.clause(not(x[m]![t]!));
}

/** Nobody has more than `fairness` breaks, or one more where everybody has one, two more where everybody has two, ... */
function keepFair({ problem, formula, busy }: Parts): void {
  const { meetingsOf, breakLimit } = problem;
  const ends = busy.map((own) => breakEnds(problem, formula, own));
  const most = meetingsOf.map((own, p) => Math.max(0, Math.min(ends[p]!.length, own.length - 1)));
  const levels = Math.min(problem.slots, ...most);
  const everybody = Array.from({ length: levels }, () => formula.variable());
  for (const own of ends) {
    for (const [n, all] of everybody.entries())
      formula.given(all, () => atMost(formula, own.map(not), own.length - n - 1));
    if (own.length <= breakLimit) continue;
    const breaks = totals(formula, own, breakLimit + levels + 1);
    for (const [n, one] of breaks.slice(breakLimit).entries()) formula.clause(not(one), ...everybody.slice(n, n + 1));
  }
}
