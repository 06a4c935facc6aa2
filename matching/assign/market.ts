import { type AssignmentProblem, worthOf } from './assignment.ts';
import { checkAssignment } from './refusal.ts';

/** An assignment problem as flat arrays: what the searches run on. */
export interface Market {
  readonly problem: AssignmentProblem;
  readonly people: number;
  readonly pairs: number;
  /** The two participants of pair e stand at 2e and 2e + 1. */
  readonly between: Int32Array;
  readonly worth: Float64Array;
  /** Pairs that may meet: not barred, and both can meet somebody. The worthiest first. */
  readonly usable: Int32Array;
  /** The usable pairs of each participant, the worthiest first. */
  readonly pairsOf: readonly Int32Array[];
  /** 1 where a pair is kept. */
  readonly kept: Uint8Array;
  /** Meetings at most, by quota and by free slots; never fewer than are kept. */
  readonly capacity: Int32Array;
  /** Meetings at least, as far as it has the capacity and the pairs for them. */
  readonly floor: Int32Array;
  readonly places: number;
  readonly fairness: number;
  readonly states: readonly string[];
  /** State of each participant; -1 for none. */
  readonly stateOf: Int32Array;
  /** Each state's share of the seats that the participants of all states could fill: its supply. Sums to 1. */
  readonly share: Float64Array;
}

/** @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION, BAD_EVENT */
export function marketOf(problem: AssignmentProblem): Market {
  checkAssignment(problem);
  const { participants, pairs } = problem;
  const capacity = Int32Array.from(participants, ({ quota, free = quota }) => Math.min(quota, free));
  const held = new Int32Array(participants.length);
  for (const { between, kept } of pairs) if (kept) for (const p of between) held[p]!++;
  for (const [p, n] of held.entries()) capacity[p] = Math.max(capacity[p]!, n);
  const worth = Float64Array.from(pairs, worthOf);
  const usable = pairs
    .map((_, e) => e)
    .filter((e) => pairs[e]!.barred === undefined && pairs[e]!.between.every((p) => capacity[p]! > 0))
    .sort((e, f) => worth[f]! - worth[e]! || e - f);
  const pairsOf: number[][] = participants.map(() => []);
  for (const e of usable) for (const p of pairs[e]!.between) pairsOf[p]!.push(e);
  const seats = pairsOf.map((own, p) => Math.min(own.length, capacity[p]!));
  const states = [...new Set(participants.flatMap(({ state }) => (state === undefined ? [] : [state])))].sort();
  const stateOf = Int32Array.from(participants, ({ state }) => (state === undefined ? -1 : states.indexOf(state)));
  return {
    problem,
    people: participants.length,
    pairs: pairs.length,
    between: Int32Array.from(pairs.flatMap(({ between }) => between)),
    worth,
    usable: Int32Array.from(usable),
    pairsOf: pairsOf.map((own) => Int32Array.from(own)),
    kept: Uint8Array.from(pairs, ({ kept }) => Number(kept ?? false)),
    capacity,
    floor: Int32Array.from(participants, ({ floor = 0 }, p) => Math.min(floor, seats[p]!)),
    places: Math.max(Math.min(problem.places ?? pairs.length, pairs.length), sumOf(held) / 2),
    fairness: problem.stateFairness ?? 0,
    states,
    stateOf,
    share: sharesOf(states.length, stateOf, seats),
  };
}

function sharesOf(states: number, stateOf: Int32Array, seats: readonly number[]): Float64Array {
  const share = new Float64Array(states);
  let all = 0;
  for (const [p, state] of stateOf.entries()) {
    if (state < 0) continue;
    share[state]! += seats[p]!;
    all += seats[p]!;
  }
  return all === 0 ? share : share.map((own) => own / all);
}

const sumOf = (numbers: Int32Array) => numbers.reduce((sum, n) => sum + n, 0);

/** The other of the two. */
export function partnerOf({ between }: Market, e: number, p: number): number {
  return between[2 * e]! === p ? between[2 * e + 1]! : between[2 * e]!;
}

/** The same without some of its pairs. */
export function without(market: Market, pairs: readonly number[]): Market {
  const gone = new Set(pairs);
  const left = (own: Int32Array) => own.filter((e) => !gone.has(e) || market.kept[e] === 1);
  return { ...market, usable: left(market.usable), pairsOf: market.pairsOf.map(left) };
}
