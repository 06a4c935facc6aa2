import type { Problem } from './problem.ts';

/** Days to work out at most, and rounds. */
const DAYS = 20_000;
const ROUNDS = 400;
const PATIENCE = 12;
const EPSILON = 1e-6;

/**
 * A number of breaks that no timetable of mode ALL can go below; Infinity if a participant alone cannot be served.
 * Lagrangian relaxation (Held and Karp 1971): who meets whom is forgotten, each participant only needs so many busy slots, and
 * the seats of a slot (two a table) have a price. For any prices the participants' cheapest days, each found exactly by dynamic
 * programming, less the price of all seats bound the breaks from below; subgradient steps look for good prices.
 */
export function breaksAtLeast(problem: Problem, target: number, rounds = ROUNDS): number {
  const kinds = kindsOf(problem);
  const most = Math.min(rounds, Math.ceil(DAYS / Math.max(1, kinds.length)));
  const prices = new Float64Array(problem.slots);
  let best = 0;
  let stride = 0.2;
  for (let round = 0, stale = 0; round < most && best < target; round++) {
    const seats = new Float64Array(problem.slots);
    let bound = 0;
    for (const kind of kinds) bound += kind.count * cheapestDay(problem, kind, prices, seats);
    if (bound === Number.POSITIVE_INFINITY) return bound;
    let norm = 0;
    for (let t = 0; t < problem.slots; t++) {
      const capacity = 2 * problem.tables[t]!;
      bound -= prices[t]! * capacity;
      seats[t]! -= capacity;
      if (prices[t] === 0 && seats[t]! < 0) seats[t] = 0;
      norm += seats[t]! ** 2;
    }
    stale = bound > best + EPSILON ? 0 : stale + 1;
    best = Math.max(best, bound);
    if (norm === 0) break;
    if (stale > PATIENCE) [stride, stale] = [stride * 0.7, 0];
    const step = (stride * Math.max(1, Math.min(target, best + 10) + 1 - bound)) / norm;
    for (let t = 0; t < problem.slots; t++) prices[t] = Math.max(0, prices[t]! + step * seats[t]!);
  }
  return Math.ceil(best - EPSILON);
}

/** Participants that no rule tells apart. */
interface Kind {
  readonly count: number;
  readonly meetings: number;
  /** Fewest and most meetings before slot t, by the meetings that must lie before it or cannot. */
  readonly least: readonly number[];
  readonly most: readonly number[];
  /** Whether some meeting may lie in slot t. */
  readonly open: readonly boolean[];
}

function kindsOf(problem: Problem): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const own of problem.meetingsOf) {
    if (own.length === 0) continue;
    const kind = kindOf(
      problem,
      Array.from(own, (m) => problem.choices[m]!),
    );
    const key = JSON.stringify(kind);
    kinds.set(key, { ...kind, count: (kinds.get(key)?.count ?? 0) + 1 });
  }
  return [...kinds.values()];
}

function kindOf({ slots }: Problem, choices: readonly Int32Array[]): Omit<Kind, 'count'> {
  const bounds = Array.from({ length: slots + 1 }, (_, t) => t);
  return {
    meetings: choices.length,
    least: bounds.map((t) => choices.filter((own) => (own.at(-1) ?? -1) < t).length),
    most: bounds.map((t) => choices.length - choices.filter((own) => (own[0] ?? slots) >= t).length),
    open: bounds.slice(0, slots).map((t) => choices.some((own) => own.includes(t))),
  };
}

/** Fewest breaks plus prices over all days of this kind; adds the seats that such a day takes. */
function cheapestDay(problem: Problem, kind: Kind, prices: Float64Array, seats: Float64Array): number {
  const { slots, part, breakLimit } = problem;
  const limit = Math.min(breakLimit, kind.meetings - 1);
  const states = (kind.meetings + 1) * (limit + 1) * 3;
  // After the last slot seen: IDLE before any meeting of this part, BUSY, or WAITING after one.
  const state = (met: number, breaks: number, mood: number) => (met * (limit + 1) + breaks) * 3 + mood;
  let costs = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  costs[0] = 0;
  const trail: Int32Array[] = [];
  for (let t = 0; t < slots; t++) {
    const next = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(states).fill(-1);
    const fresh = t > 0 && part[t] !== part[t - 1];
    const reach = (to: number, cost: number, origin: number) => {
      if (cost >= next[to]!) return;
      next[to] = cost;
      from[to] = origin;
    };
    for (let origin = 0; origin < states; origin++) {
      const cost = costs[origin]!;
      if (cost === Number.POSITIVE_INFINITY) continue;
      const mood = fresh ? 0 : origin % 3;
      const breaks = Math.floor(origin / 3) % (limit + 1);
      const met = Math.floor(origin / 3 / (limit + 1));
      if (met >= kind.least[t + 1]!) reach(state(met, breaks, mood === 0 ? 0 : 2), cost, origin);
      const ended = mood === 2 ? 1 : 0;
      if (!kind.open[t] || met >= kind.most[t + 1]! || met + 1 < kind.least[t + 1]! || breaks + ended > limit) continue;
      reach(state(met + 1, breaks + ended, 1), cost + ended + prices[t]!, origin);
    }
    trail.push(from);
    costs = next;
  }
  let last = -1;
  for (let end = state(kind.meetings, 0, 0); end < states; end++)
    if (costs[end]! < (last < 0 ? Number.POSITIVE_INFINITY : costs[last]!)) last = end;
  if (last < 0) return Number.POSITIVE_INFINITY;
  for (let t = slots - 1, at = last; t >= 0; t--) {
    if (at % 3 === 1) seats[t]! += kind.count;
    at = trail[t]![at]!;
  }
  return costs[last]!;
}
