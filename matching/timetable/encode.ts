import { atMost, exactlyOne } from './cardinality.ts';
import { breaksOf, busyOf, limitWaits } from './encode.day.ts';
import { encodeInterpreters, type Interpreting } from './encode.interpreters.ts';
import { limitTables, ownedMeetings } from './encode.tables.ts';
import { FALSE, Formula, type Literal, not, TRUE } from './formula.ts';
import type { Problem } from './problem.ts';

export interface Encoding {
  readonly formula: Formula;
  /** Slot of each meeting, and its interpreter's resource, in a model given as the set of variables that hold. */
  read(model: ReadonlySet<number>): { slot: Int16Array; interpreter: Int32Array };
}

/**
 * The event of mode ALL as clauses, each break a cost, after Bofill et al. (JAIR 74, 2022): x(m,t) and busy(p,t). Beside these
 * how many meetings a participant has had by each slot: a day without breaks is then given by its first slot alone, and
 * whether a participant has a break, or two, is one variable, so that what cannot be without breaks is soon found.
 * With `most`, timetables of no more breaks than that alone, and nothing costs.
 */
export function encode(problem: Problem, most?: number): Encoding {
  const formula = new Formula();
  const { slots, tables, people, meetingsOf, quota, breakLimit } = problem;
  const x = problem.choices.map((choices) => placesOf(formula, choices, slots));
  const days = Array.from({ length: people }, (_, p) => busyOf(problem, formula, x, p));
  const owned = ownedMeetings(problem);
  for (let t = 0; t < slots; t++) {
    limitTables(problem, formula, x, owned, t);
    if (most !== undefined) atMost(formula, column(days, t), 2 * tables[t]!); // implied; shortens refutations, misleads the search for cores
  }
  encodeOrder(problem, formula, x);
  const breaks: Literal[] = [];
  for (const [p, busy] of days.entries()) {
    if (meetingsOf[p]!.length > quota[p]!) formula.clause();
    const limit = Math.min(breakLimit, meetingsOf[p]!.length - 1, (slots - 1) >> 1);
    breaks.push(...breaksOf(problem, formula, busy, meetingsOf[p]!.length, limit));
    limitWaits(problem, formula, busy);
  }
  if (most !== undefined) atMost(formula, breaks, most);
  else for (const one of breaks) formula.cost(one);
  const interpreting = encodeInterpreters(problem, formula, x);
  return { formula, read: (model) => readModel(problem, x, interpreting, model) };
}

function placesOf(formula: Formula, choices: Int32Array, slots: number): Literal[] {
  const row: Literal[] = new Array(slots).fill(FALSE);
  for (const t of choices) row[t] = choices.length === 1 ? TRUE : formula.variable();
  exactlyOne(formula, row);
  return row;
}

const column = (rows: readonly Literal[][], t: number) => rows.map((row) => row[t]!);

/** `first` before `then`, said from both ends. */
function encodeOrder(problem: Problem, formula: Formula, x: readonly Literal[][]): void {
  for (let then = 0; then < problem.meetings; then++)
    for (const first of problem.before[then]!)
      for (let t = 0; t < problem.slots; t++) {
        formula.clause(not(x[then]![t]!), ...x[first]!.slice(0, t));
        formula.clause(not(x[first]![t]!), ...x[then]!.slice(t + 1));
      }
}

function readModel(problem: Problem, x: readonly Literal[][], interpreting: Interpreting, model: ReadonlySet<number>) {
  const holds = (literal: Literal) => literal === TRUE || model.has(literal);
  const slot = Int16Array.from(x, (row) => row.findIndex(holds));
  const interpreter = new Int32Array(problem.meetings).fill(-1);
  for (const [m, own] of interpreting)
    for (const [place, literal] of own) if (holds(literal)) interpreter[m] = Math.floor(place / problem.slots);
  return { slot, interpreter };
}
