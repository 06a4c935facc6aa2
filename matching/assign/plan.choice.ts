import { Choice } from './choice.ts';
import { chooseExactly } from './exact.ts';
import { fill } from './greedy.ts';
import { improve } from './improve.ts';
import { without } from './market.ts';
import type { LinearSolver } from './solver.ts';
import { chooseStably } from './stable.ts';
import type { Stage } from './stage.ts';

/** How the pairs are chosen that a plan seeks hours for. */
export type PlanChoice = ExactFirst | StableFirst;

/** An exact choice first; its bound, which forgets when meetings are, is the tightest such. What finds no hour is made up for by local search. */
export interface ExactFirst {
  readonly kind: 'EXACT';
  readonly solver: LinearSolver;
  /** That it may take for each of its questions. Left out: as long as it needs. */
  readonly seconds?: number | undefined;
  /** When it settles, the solver is ended, and its best so far is the choice. */
  readonly ended?: Promise<unknown> | undefined;
}

/** Stable choices alone are scheduled; whoever finds no hour cannot meet, and the choice is made anew among the others. */
export interface StableFirst {
  readonly kind: 'STABLE';
  /** Numbers of the participants of the proposing side; every pair that may meet joins one of them and one who is not. */
  readonly proposing: readonly number[];
}

/** What a round seeks hours for. */
export interface Wanted {
  readonly pairs: readonly number[];
  /** No choice is worth more; left out where nothing new was proved. */
  readonly bound?: number;
}

/** @param failed pairs of the last round that found no hour */
export type Choosing = (round: number, failed: readonly number[]) => Promise<Wanted>;

interface ChoosingOptions {
  readonly seed: number;
  readonly shouldStop?: (() => boolean) | undefined;
}

/** Exchanges of the choice in each round: so many a pair, up to a limit. */
const STEPS = 100;
const MOST_STEPS = 40_000;

/** Whoever stood in the way of a place that could not be had makes room for the others. */
export function byExchange({ market }: Stage, { seed, shouldStop }: ChoosingOptions): Choosing {
  return async (round, failed) => {
    const choice = new Choice(round === 0 ? market : without(market, failed));
    fill(choice);
    const steps = Math.min(MOST_STEPS, STEPS * choice.market.usable.length);
    improve(choice, { seed: seed + round, steps, shouldStop });
    return { pairs: choice.all };
  };
}

export function exactlyFirst(stage: Stage, { solver, seconds, ended }: ExactFirst, options: ChoosingOptions): Choosing {
  const later = byExchange(stage, options);
  return async (round, failed) => {
    if (round > 0 || options.shouldStop?.()) return later(round, failed);
    const { seed } = options;
    const { chosen, bound } = await chooseExactly(stage.market.problem, solver, { seed, seconds, ended });
    return { pairs: chosen, bound };
  };
}

export function stablyAmong({ market: { problem } }: Stage, { proposing }: StableFirst): Choosing {
  const cannot = new Set<number>();
  return async (_round, failed) => {
    for (const e of failed) cannot.add(e);
    const pairs = problem.pairs.map((pair, e) =>
      cannot.has(e) ? { ...pair, barred: 'NO_COMMON_SLOT' as const } : pair,
    );
    return { pairs: chooseStably({ ...problem, pairs }, proposing).chosen };
  };
}
