import { FALSE, Formula, type Literal, not, TRUE } from './formula.ts';
import type { Problem } from './problem.ts';

export interface Encoding {
  readonly formula: Formula;
  /** Slot of each meeting, and its interpreter's resource, in a model given as the set of variables that hold. */
  read(model: ReadonlySet<number>): { slot: Int16Array; interpreter: Int32Array };
}

/** What of the event is asked for. */
export interface Question {
  /** Slot that each meeting must keep; -1 leaves it free. */
  readonly frozen?: ArrayLike<number>;
  /** Breaks in all at most. */
  readonly breaks?: number;
}

/**
 * The event as a pseudo-Boolean formula after Bofill et al. (JAIR 74, 2022): x(m,t), busy(p,t), been(p,t) and one variable for
 * each slot in which a break may end; that a participant is busy as often as it has meetings is implied, and stated all the same.
 */
export function encode(problem: Problem, question: Question = {}): Encoding {
  const formula = new Formula();
  const { meetings, slots, tables, people, meetingsOf } = problem;
  const all = problem.event.mode === 'ALL';
  const x = Array.from({ length: meetings }, (_, m) => placesOf(problem, formula, m, question.frozen?.[m] ?? -1, all));
  if (!all) for (const [m, row] of x.entries()) formula.cost(not(heldOf(formula, row)), problem.weight[m]!);
  for (let t = 0; t < slots; t++)
    formula.atMost(
      x.map((row) => row[t]!).filter((l) => l !== FALSE),
      tables[t]!,
    );
  encodeOrder(problem, formula, x, all);
  const ends: Literal[] = [];
  const days = Array.from({ length: people }, (_, p) => busyOf(problem, formula, x, p));
  // Implied by the tables; it brings the proofs of bounds from minutes to seconds.
  for (let t = 0; t < slots; t++)
    formula.atMost(
      days.map((busy) => busy[t]!).filter((l) => l !== FALSE),
      2 * tables[t]!,
    );
  for (let p = 0; p < people; p++) {
    const busy = days[p]!;
    if (all) formula.exactly(busy, meetingsOf[p]!.length);
    formula.atMost(busy, problem.quota[p]!);
    const own = breakEnds(problem, formula, busy);
    formula.atMost(own, problem.breakLimit);
    limitWaits(problem, formula, busy);
    ends.push(...own);
  }
  for (const end of ends) if (problem.breakPenalty > 0) formula.cost(end, problem.breakPenalty);
  if (question.breaks !== undefined) formula.atMost(ends, question.breaks);
  const interpreting = encodeInterpreters(problem, formula, x);
  return { formula, read: (model) => readModel(problem, x, interpreting, model) };
}

function placesOf(problem: Problem, formula: Formula, m: number, frozen: number, all: boolean): Literal[] {
  const choices = Array.from(problem.choices[m]!).filter((t) => frozen < 0 || t === frozen);
  const row: Literal[] = new Array(problem.slots).fill(FALSE);
  if (choices.length === 1 && (all || frozen >= 0)) row[choices[0]!] = TRUE;
  else for (const t of choices) row[t] = formula.variable();
  if (all)
    formula.exactly(
      choices.map((t) => row[t]!),
      1,
    );
  else
    formula.atMost(
      choices.map((t) => row[t]!),
      1,
    );
  return row;
}

/** Whether a meeting is held at all. */
function heldOf(formula: Formula, row: readonly Literal[]): Literal {
  if (row.includes(TRUE)) return TRUE;
  const places = row.filter((literal) => literal !== FALSE);
  if (places.length === 0) return FALSE;
  const held = formula.variable();
  formula.exactly([...places, not(held)], 1);
  return held;
}

/** Each participant in one meeting a slot: the meetings of the slot and being idle exclude each other. */
function busyOf(problem: Problem, formula: Formula, x: readonly Literal[][], p: number): Literal[] {
  return Array.from({ length: problem.slots }, (_, t) => {
    const own = Array.from(problem.meetingsOf[p]!, (m) => x[m]![t]!).filter((literal) => literal !== FALSE);
    if (own.length === 0) return FALSE;
    if (own.length === 1) return own[0]!;
    if (own.includes(TRUE)) {
      formula.exactly(own, 1);
      return TRUE;
    }
    const busy = formula.variable();
    formula.exactly([...own, not(busy)], 1);
    return busy;
  });
}

/** For each slot a literal that holds if a break ends with it: idle in it, busy in the next, busy some time before in this part. */
function breakEnds({ slots, part }: Problem, formula: Formula, busy: readonly Literal[]): Literal[] {
  const ends: Literal[] = [];
  let been: Literal = FALSE;
  for (let t = 0; t < slots; t++) {
    if (t === 0 || part[t] !== part[t - 1]) been = FALSE;
    const next = t + 1 < slots && part[t + 1] === part[t] ? busy[t + 1]! : FALSE;
    if (been !== FALSE && next !== FALSE && busy[t] !== TRUE) ends.push(allOf(formula, [been, not(busy[t]!), next]));
    been = eitherOf(formula, been, busy[t]!);
  }
  return ends;
}

function eitherOf(formula: Formula, a: Literal, b: Literal): Literal {
  if (a === TRUE || b === TRUE) return TRUE;
  if (a === FALSE) return b;
  if (b === FALSE) return a;
  const either = formula.variable();
  formula.clause(not(a), either);
  formula.clause(not(b), either);
  formula.clause(not(either), a, b);
  return either;
}

function allOf(formula: Formula, literals: readonly Literal[]): Literal {
  const open = literals.filter((literal) => literal !== TRUE);
  if (open.length <= 1) return open[0] ?? TRUE;
  const all = formula.variable();
  formula.clause(all, ...open.map(not));
  for (const literal of open) formula.clause(not(all), literal);
  return all;
}

function limitWaits({ slots, part, longestWait }: Problem, formula: Formula, busy: readonly Literal[]): void {
  for (let from = 0; from < slots; from++)
    for (let to = from + longestWait + 2; to < slots && part[to] === part[from]; to++)
      formula.clause(not(busy[from]!), ...busy.slice(from + 1, from + longestWait + 2), not(busy[to]!));
}

/** `first` before `then`, said from both ends. */
function encodeOrder(problem: Problem, formula: Formula, x: readonly Literal[][], all: boolean): void {
  for (let then = 0; then < problem.meetings; then++)
    for (const first of problem.before[then]!)
      for (let t = 0; t < problem.slots; t++) {
        if (x[then]![t] !== FALSE) formula.clause(not(x[then]![t]!), ...x[first]!.slice(0, t));
        if (all && x[first]![t] !== FALSE) formula.clause(not(x[first]![t]!), ...x[then]!.slice(t + 1));
      }
}

type Interpreting = Map<number, Map<number, Literal>>;

/** Which interpreter sits in a meeting is chosen with its slot: meeting -> resource * slots + t -> literal. */
function encodeInterpreters(problem: Problem, formula: Formula, x: readonly Literal[][]): Interpreting {
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
      formula.exactly([...places.map((place) => own.get(place)!), not(x[m]![t]!)], 1);
      for (const place of places) working.set(place, [...(working.get(place) ?? []), own.get(place)!]);
    }
    chosen.set(m, own);
  });
  for (const literals of working.values()) formula.atMost(literals, 1);
  return chosen;
}

function readModel(problem: Problem, x: readonly Literal[][], interpreting: Interpreting, model: ReadonlySet<number>) {
  const holds = (literal: Literal) => literal === TRUE || model.has(literal);
  const slot = Int16Array.from(x, (row) => row.findIndex(holds));
  const interpreter = new Int32Array(problem.meetings).fill(-1);
  for (const [m, own] of interpreting)
    for (const [place, literal] of own) if (holds(literal)) interpreter[m] = Math.floor(place / problem.slots);
  return { slot, interpreter };
}
