import { MatchingError } from '../error.ts';
import { scheduleMeetings } from '../timetable/schedule.ts';
import { boundOf, reaches } from './bound.ts';
import { choiceOf } from './choice.ts';
import { belowFloorOf } from './choose.ts';
import { tablesOf } from './kept.ts';
import { blockingPlan } from './plan.blocking.ts';
import { byExchange, type Choosing, exactlyFirst, type PlanChoice, stablyAmong } from './plan.choice.ts';
import type { Booked, Plan, PlanEvent } from './plan.event.ts';
import { Prices } from './prices.ts';
import { withReserves } from './reserves.ts';
import { eventAmong, type Stage, stageOf } from './stage.ts';
import { unplannedOf } from './unplanned.ts';

export interface PlanOptions {
  /** Default 1. Same event, seed, `steps` and `rounds`, and neither `spent` nor `shouldStop`: the same plan. */
  readonly seed?: number | undefined;
  /** Moves of the timetable to try over all rounds; each ends with the slice of 20,000 that passes its share. Default 2 million. */
  readonly steps?: number | undefined;
  /** Times that pairs are chosen and scheduled; each puts back what could not be placed before. Default 4. */
  readonly rounds?: number | undefined;
  /** Share of the caller's time that is spent, from 0 to 1; without it the steps tell. */
  readonly spent?: (() => number) | undefined;
  /** Asked between slices of work, not while the solver runs; true ends the search with the best so far. */
  readonly shouldStop?: (() => boolean) | undefined;
  /** Lets others work between slices. */
  readonly pause?: (() => Promise<void>) | undefined;
  /** How pairs are chosen. Left out: greedily, then by local search. */
  readonly choice?: PlanChoice | undefined;
  /** Meetings booked before, and which of them are kept where they are. */
  readonly booked?: Booked | undefined;
}

const STEPS = 2_000_000;
const ROUNDS = 4;

/**
 * Who meets whom, when and at which table, chosen together: pairs are chosen for value under quotas and free slots, scheduled
 * with others in reserve, and what could not be placed gives its place back for the next round. Everyone left out is explained.
 * A stable choice has no reserves, and of the rounds the plan with the fewest blocking pairs is the best.
 * @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION, BAD_EVENT
 */
export async function planMeetings(event: PlanEvent, options: PlanOptions = {}): Promise<Plan> {
  const { rounds = ROUNDS, steps = STEPS } = options;
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new MatchingError('BAD_OPTION', 'rounds must be a whole number from 1');
  if (!(steps >= 0)) throw new MatchingError('BAD_OPTION', 'steps must be 0 or more');
  const planning = new Planning(stageOf(event, options.booked), { ...options, rounds, steps });
  for (let round = 0; round < rounds && !planning.isDone(round); round++) await planning.round(round);
  return planning.plan();
}

class Planning {
  private readonly prices: Prices;
  private readonly choosing: Choosing;
  private bound: number;
  private best: Found = NOTHING;
  /** Chosen in the last round, and not placed. */
  private failed: readonly number[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly options: PlanOptions & { readonly rounds: number; readonly steps: number },
  ) {
    this.prices = new Prices(stage.market);
    this.bound = boundOf(stage.market);
    this.choosing = choosingOf(stage, options);
  }

  /** At least one round is made, however late it is. */
  isDone(round: number): boolean {
    const { spent, shouldStop } = this.options;
    const { objective, blocking } = this.best;
    const cannotBetter = this.isStable() ? blocking === 0 : reaches(objective, this.bound);
    return round > 0 && (cannotBetter || shouldStop?.() === true || (spent?.() ?? 0) >= 1);
  }

  async round(round: number): Promise<void> {
    const { market } = this.stage;
    const { pairs: wanted, bound = this.bound } = await this.choosing(round, this.failed);
    this.bound = Math.min(this.bound, bound);
    const pairs = this.isStable()
      ? [...wanted].sort((a, b) => a - b)
      : withReserves(market, [...wanted, ...heldIn(this.best.slot)]);
    const found = await this.schedule(pairs, wanted, round);
    this.prices.heed(choiceOf(market, heldIn(found.slot)));
    this.failed = wanted.filter((e) => found.slot[e]! < 0);
    if (isBetter(found, this.best)) this.best = found;
  }

  private isStable(): boolean {
    return this.options.choice?.kind === 'STABLE';
  }

  private async schedule(pairs: readonly number[], wanted: readonly number[], round: number): Promise<Found> {
    const { stage } = this;
    const weightOf = this.prices.weights(choiceOf(stage.market, wanted));
    const { seed = 1, rounds, steps, spent, shouldStop, pause } = this.options;
    const outcome = await scheduleMeetings(eventAmong(stage, pairs, weightOf), {
      seed: seed + round,
      steps: steps / rounds,
      ...(spent && { spent: () => Math.min(1, spent() * rounds - round) }),
      ...(shouldStop && { shouldStop }),
      ...(pause && { pause }),
    });
    const slot = stage.bars.map(() => -1);
    const interpreter = [...slot];
    for (const [m, e] of pairs.entries()) {
      slot[e] = outcome.timetable.slot[m]!;
      interpreter[e] = outcome.timetable.interpreter[m]!;
    }
    const worth = choiceOf(stage.market, heldIn(slot)).objective();
    const objective = worth - (stage.event.breakPenalty ?? 0) * outcome.breaks;
    const blocking = this.isStable() ? blockingPlan(stage, { slot, interpreter }).length : 0;
    return { slot, interpreter, objective, blocking, breaks: outcome.breaks, whole: outcome.status === 'FEASIBLE' };
  }

  plan(): Plan {
    const { stage, best, bound } = this;
    const { pairs } = stage.event;
    const { slot, interpreter, objective, breaks } = best;
    const timetable = { slot, interpreter, table: tablesOf(stage.event, slot, stage.kept.table) };
    const held = heldIn(slot);
    return {
      status: !best.whole ? 'INCOMPLETE' : reaches(objective, bound) ? 'OPTIMAL' : 'FEASIBLE',
      timetable,
      held: held.length,
      value: held.reduce((sum, e) => sum + pairs[e]!.value, 0),
      ...{ objective, bound: Math.max(bound, objective), breaks },
      leftOut: unplannedOf(stage, timetable),
      belowFloor: belowFloorOf(choiceOf(stage.market, held)),
      blocking: blockingPlan(stage, timetable),
    };
  }
}

/** A timetable of the pairs, and what it comes to. */
interface Found {
  readonly slot: readonly number[];
  readonly interpreter: readonly number[];
  readonly objective: number;
  /** Pairs that block it, where a stable choice is asked for; else 0. */
  readonly blocking: number;
  readonly breaks: number;
  /** Whether every rule holds. */
  readonly whole: boolean;
}

const NOTHING: Found = {
  ...{ slot: [], interpreter: [], objective: Number.NEGATIVE_INFINITY, breaks: 0, whole: false },
  blocking: Number.POSITIVE_INFINITY,
};

function isBetter(one: Found, other: Found): boolean {
  if (one.whole !== other.whole) return one.whole;
  return one.blocking === other.blocking ? one.objective > other.objective : one.blocking < other.blocking;
}

function choosingOf(stage: Stage, { choice, seed = 1, shouldStop }: PlanOptions): Choosing {
  if (choice?.kind === 'STABLE') return stablyAmong(stage, choice);
  if (choice?.kind === 'EXACT') return exactlyFirst(stage, choice, { seed, shouldStop });
  return byExchange(stage, { seed, shouldStop });
}

function heldIn(slot: readonly number[]): number[] {
  return slot.flatMap((t, e) => (t >= 0 ? [e] : []));
}
