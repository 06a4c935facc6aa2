import { MatchingError } from '../error.ts';
import type { Assignment, AssignmentProblem } from './assignment.ts';
import { blockingIn, likingOf } from './blocking.ts';
import { boundOf } from './bound.ts';
import { Choice } from './choice.ts';
import { assignmentOf } from './choose.ts';
import { type Market, marketOf, partnerOf } from './market.ts';

export interface StableAssignment extends Assignment {
  /** Pairs whose two would leave others for each other: none, unless places were too few for all that is stable. */
  readonly blocking: readonly number[];
}

/**
 * A stable many-to-many assignment by deferred acceptance (Gale and Shapley 1962; with quotas Roth 1984): no two that do not
 * meet would both rather meet than keep all they have. Of all such ones it is the best for those who propose, the worst for
 * the others. Equal likings go by the number of the pair. Floors and state fairness do not bear on it. Where the places
 * are too few the least worthy go, and pairs that block then are reported.
 * @param proposing numbers of the participants of the proposing side; every pair must join one of them and one who is not
 * @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION; BAD_EVENT also where a pair joins two of one side: a
 * stable assignment need not exist there
 */
export function chooseStably(problem: AssignmentProblem, proposing: readonly number[]): StableAssignment {
  const market = marketOf(problem);
  const proposers = sideOf(market, proposing);
  const choice = new Choice({ ...market, places: market.pairs });
  const lists = market.pairsOf.map((own, p) => byLiking(market, Array.from(own), p));
  const next = new Int32Array(market.people);
  const waiting = [...proposers];
  while (waiting.length > 0) {
    const p = waiting.pop()!;
    while (!choice.isFull(p) && next[p]! < lists[p]!.length) {
      const e = lists[p]![next[p]!++]!;
      const other = partnerOf(market, e, p);
      choice.put(e);
      if (choice.of[other]!.length <= market.capacity[other]!) continue;
      const refused = byLiking(market, [...choice.of[other]!], other).at(-1)!;
      choice.lift(refused);
      waiting.push(partnerOf(market, refused, other));
    }
  }
  return outcomeOf(market, choice.all);
}

function outcomeOf(market: Market, chosen: readonly number[]): StableAssignment {
  const { kept, worth, places } = market;
  const best = [...chosen].sort((e, f) => kept[f]! - kept[e]! || worth[f]! - worth[e]! || e - f);
  const choice = new Choice(market);
  choice.copy(best.slice(0, places));
  const blocking = blockingIn(choice);
  const assignment = assignmentOf(choice, boundOf(market));
  return { ...assignment, status: blocking.length === 0 ? 'STABLE' : 'FEASIBLE', blocking };
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

function byLiking(market: Market, pairs: number[], p: number): number[] {
  return pairs.sort((e, f) => likingOf(market, f, p) - likingOf(market, e, p) || e - f);
}
