import { MatchingError } from '../error.ts';
import { type Acceptance, deferredAcceptance } from './acceptance.ts';
import type { Assignment, AssignmentProblem } from './assignment.ts';
import { blockingIn } from './blocking.ts';
import { boundOf } from './bound.ts';
import { choiceOf } from './choice.ts';
import { assignmentOf } from './choose.ts';
import { type Market, marketOf } from './market.ts';

export interface StableAssignment extends Assignment {
  /**
   * Meetings that each participant could have at most. Where there are too few places for all that is stable, those of the
   * receiving side are rationed evenly; the assignment is stable under these.
   */
  readonly capacities: readonly number[];
  /** Pairs whose two would leave others for each other, under those capacities: none. */
  readonly blocking: readonly number[];
}

/**
 * A stable many-to-many assignment by deferred acceptance: no two that do not meet would both rather meet than keep all they
 * have. Of all such ones it is the best for those who propose, the worst for the others. Equal likings go by the number of the
 * pair. Floors and state fairness do not bear on it.
 * @param proposing numbers of the participants of the proposing side; every pair must join one of them and one who is not
 * @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION; BAD_EVENT also where a pair joins two of one side: a
 * stable assignment need not exist there
 */
export function chooseStably(problem: AssignmentProblem, proposing: readonly number[]): StableAssignment {
  const market = marketOf(problem);
  const proposers = sideOf(market, proposing);
  const acceptance = deferredAcceptance(market, proposers);
  const capacities = rationed(market, proposers, acceptance);
  const choice = choiceOf({ ...market, capacity: Int32Array.from(capacities) }, acceptance(capacities));
  const assignment = assignmentOf(choice, boundOf(market));
  return { ...assignment, status: 'STABLE', capacities: Array.from(capacities), blocking: blockingIn(choice) };
}

/** The receiving side's capacities, handed out one by one to each in turn for as long as the places last. */
function rationed({ capacity, places, kept, between }: Market, proposers: ReadonlySet<number>, accept: Acceptance) {
  if (accept(capacity).length <= places) return capacity;
  const least = capacity.map((n, p) => (proposers.has(p) ? n : 0));
  for (const [e, held] of kept.entries())
    if (held) for (const p of [between[2 * e]!, between[2 * e + 1]!]) least[p]! += proposers.has(p) ? 0 : 1;
  const turns = Array.from(capacity.keys())
    .flatMap((p) => Array.from({ length: capacity[p]! - least[p]! }, (_, turn) => ({ p, turn: turn + least[p]! })))
    .sort((a, b) => a.turn - b.turn || a.p - b.p);
  const after = (count: number) => {
    const handed = Int32Array.from(least);
    for (const { p } of turns.slice(0, count)) handed[p]!++;
    return handed;
  };
  let [fits, tooMany] = [0, turns.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (accept(after(middle)).length <= places) fits = middle;
    else tooMany = middle;
  }
  return after(fits);
}

function sideOf(market: Market, proposing: readonly number[]): Set<number> {
  const proposers = new Set(proposing);
  for (const p of proposers)
    if (market.pairsOf[p] === undefined)
      throw new MatchingError('UNKNOWN_PARTY', `proposing names participant ${p}, who is unknown`);
  for (const e of market.usable) {
    const asking = [2 * e, 2 * e + 1].filter((side) => proposers.has(market.between[side]!)).length;
    if (asking !== 1)
      throw new MatchingError('BAD_EVENT', `pair ${e} joins two of one side, which no stable choice allows for`);
  }
  return proposers;
}
