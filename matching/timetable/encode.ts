import { allOf, anyOf, atMost, atMostOne, exactlyOne, runningTotals } from './counting.ts';
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

/** Each participant in one meeting a slot. */
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

const column = (rows: readonly Literal[][], t: number) => rows.map((row) => row[t]!);

export function limitTables(
  { tables }: Problem,
  formula: Formula,
  x: readonly Literal[][],
  owned: readonly (readonly number[])[],
  t: number,
): void {
  const held = owned.map((own) =>
    anyOf(
      formula,
      own.map((m) => x[m]![t]!),
    ),
  );
  atMost(formula, held, tables[t]!);
}

/** Each meeting given to one of its two, to as few participants as a greedy choice finds: then a slot's tables are soon counted. */
export function ownedMeetings({ meetings, between, meetingsOf }: Problem): number[][] {
  const taken = new Uint8Array(meetings);
  const open = Int32Array.from(meetingsOf, (own) => own.length);
  const owned: number[][] = [];
  for (let left = meetings; left > 0; left -= owned.at(-1)!.length) {
    const p = open.indexOf(open.reduce((most, count) => Math.max(most, count), 0));
    const own = Array.from(meetingsOf[p]!).filter((m) => taken[m] === 0);
    for (const m of own) {
      taken[m] = 1;
      open[between[2 * m]!]!--;
      open[between[2 * m + 1]!]!--;
    }
    owned.push(own);
  }
  return owned;
}

/** At most `most` breaks: literals of which the first holds if there is a break, the second if there are two, ... */
function breaksOf(problem: Problem, formula: Formula, busy: readonly Literal[], meetings: number, most: number) {
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

export function limitWaits({ slots, part, longestWait }: Problem, formula: Formula, busy: readonly Literal[]): void {
  for (let from = 0; from < slots; from++)
    for (let to = from + longestWait + 2; to < slots && part[to] === part[from]; to++)
      formula.clause(not(busy[from]!), ...busy.slice(from + 1, from + longestWait + 2), not(busy[to]!));
}

/** `first` before `then`, said from both ends. */
function encodeOrder(problem: Problem, formula: Formula, x: readonly Literal[][]): void {
  for (let then = 0; then < problem.meetings; then++)
    for (const first of problem.before[then]!)
      for (let t = 0; t < problem.slots; t++) {
        formula.clause(not(x[then]![t]!), ...x[first]!.slice(0, t));
        formula.clause(not(x[first]![t]!), ...x[then]!.slice(t + 1));
      }
}

type Interpreting = Map<number, Map<number, Literal>>;

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

function readModel(problem: Problem, x: readonly Literal[][], interpreting: Interpreting, model: ReadonlySet<number>) {
  const holds = (literal: Literal) => literal === TRUE || model.has(literal);
  const slot = Int16Array.from(x, (row) => row.findIndex(holds));
  const interpreter = new Int32Array(problem.meetings).fill(-1);
  for (const [m, own] of interpreting)
    for (const [place, literal] of own) if (holds(literal)) interpreter[m] = Math.floor(place / problem.slots);
  return { slot, interpreter };
}
