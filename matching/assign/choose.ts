import type { Assignment, AssignmentProblem, BelowFloor } from './assignment.ts';
import { boundOf, reaches } from './bound.ts';
import { Choice } from './choice.ts';
import { fill } from './greedy.ts';
import { improve } from './improve.ts';
import { type Market, marketOf } from './market.ts';
import { notChosenOf } from './why-not.ts';

export interface ChooseOptions {
  /** Default 1. Same problem, seed and `steps`: the same pairs. */
  readonly seed?: number | undefined;
  /** Exchanges to try. Default 100,000; 0 leaves the greedy choice. */
  readonly steps?: number | undefined;
  /** Asked every few hundred exchanges; true ends the search with the best so far. */
  readonly shouldStop?: (() => boolean) | undefined;
}

const STEPS = 100_000;

/**
 * Chooses who meets whom: greedy, then local search by exchange. Never a barred pair, nobody above its quota or free slots.
 * @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION, BAD_EVENT
 */
export function choosePairs(problem: AssignmentProblem, options: ChooseOptions = {}): Assignment {
  const market = marketOf(problem);
  return assignmentOf(greedyChoice(market, options), boundOf(market));
}

export function greedyChoice(market: Market, { seed = 1, steps = STEPS, shouldStop }: ChooseOptions): Choice {
  const choice = new Choice(market);
  fill(choice);
  if (!reaches(choice.objective(), boundOf(market))) improve(choice, { seed, steps, shouldStop });
  return choice;
}

/** What a choice comes to; a bound from elsewhere proves it, or does not. */
export function assignmentOf(choice: Choice, bound: number): Assignment {
  const { problem } = choice.market;
  const objective = choice.objective();
  return {
    status: reaches(objective, bound) ? 'OPTIMAL' : 'FEASIBLE',
    chosen: [...choice.all].sort((a, b) => a - b),
    objective,
    bound: Math.max(bound, objective),
    value: choice.all.reduce((sum, e) => sum + problem.pairs[e]!.value, 0),
    notChosen: notChosenOf(choice),
    belowFloor: belowFloorOf(choice),
  };
}

export function belowFloorOf(choice: Choice): BelowFloor[] {
  return choice.market.problem.participants.flatMap(({ floor = 0 }, participant) => {
    const missing = floor - choice.of[participant]!.length;
    return missing > 0 ? [{ participant, missing }] : [];
  });
}
