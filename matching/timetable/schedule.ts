import { Annealing } from './anneal.ts';
import { breaksAtLeast } from './bound.ts';
import { isCountedOut } from './counted.ts';
import type { TimetableEvent } from './event.ts';
import { Exchange } from './exchange.ts';
import { type TimetableOutcome, timetableOf } from './outcome.ts';
import { placeAll } from './place.ts';
import { type Problem, problemOf } from './problem.ts';
import { Proof } from './proof.ts';
import { Random } from './random.ts';
import { breaksIn, isBreached, Seating } from './seating.ts';
import type { CompleteSolver } from './solver.ts';
import { leftOutOf } from './why-not.ts';

export interface ScheduleOptions {
  /** Default 1. Same seed, same `steps` and no solver: the same timetable. */
  readonly seed?: number;
  /** Moves to try at most. Default 20 million. */
  readonly steps?: number;
  /** Share of the caller's time that is spent, from 0 to 1; without it the steps tell. */
  readonly spent?: () => number;
  /** Asked between slices of work; true ends the search with the best so far. */
  readonly shouldStop?: () => boolean;
  /** Each better timetable. */
  readonly onProgress?: (progress: ScheduleProgress) => void;
  /** Runs beside the search in mode ALL: finds, proves the bound, and that nothing can be found. */
  readonly solver?: CompleteSolver;
  /** Lets others work between slices, so that the solver's messages arrive. */
  readonly pause?: () => Promise<void>;
  /** Waits a moment (10 to 100 ms), in place of a slice of work once a whole cooling is done: the solver gains more from the machine. */
  readonly rest?: () => Promise<void>;
}

export interface ScheduleProgress {
  readonly held: number;
  readonly breaks: number;
  /** No timetable has fewer breaks, in mode ALL. */
  readonly bound: number;
  /** Whether fairness or the longest wait is broken yet. */
  readonly isBreached: boolean;
}

const STEPS = 20_000_000;
const SLICE = 20_000;
const PLACING_STEPS = 30_000;
/** Slices of work at most before the first bound. */
const MENDING = 10;
/** Temperatures in breaks: above, most of the time is lost in what cools at once; below, a large event gains nothing more. */
const HOT = 0.5;
const COLD = 0.2;
/** Steps of one cooling, for each meeting: the breaks left stop falling with longer ones. */
const CYCLE_STEPS = 30_000;
/** Work for a complete solver: above it reading the formula alone takes the time of the search. */
const SOLVER_PLACES = 20_000;

/**
 * Makes the timetable: places the meetings by ejection, then anneals over Kempe chains, while a complete solver, if there is
 * one, proves bounds or finds better from the other end. Anytime: `onProgress` tells of each better one.
 * @throws MatchingError BAD_EVENT
 */
export async function scheduleMeetings(
  event: TimetableEvent,
  options: ScheduleOptions = {},
): Promise<TimetableOutcome> {
  const problem = problemOf(event);
  const search = new Search(problem, options);
  if (event.mode === 'MAX') await search.choose();
  else await search.placeAndImprove();
  return search.outcome();
}

class Search {
  private readonly seating: Seating;
  private readonly random: Random;
  private readonly proof: Proof;
  private steps = 0;
  private told = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly problem: Problem,
    private readonly options: ScheduleOptions,
  ) {
    this.seating = new Seating(problem);
    this.random = new Random(options.seed ?? 1);
    this.proof = new Proof(problem, options.seed ?? 1);
  }

  async placeAndImprove(): Promise<void> {
    const { problem, seating, random, proof } = this;
    placeAll(problem, seating, random, problem.meetings);
    if (seating.placed < problem.meetings && isCountedOut(problem)) proof.raise(Number.POSITIVE_INFINITY);
    if (!proof.refuted) placeAll(problem, seating, random, PLACING_STEPS);
    this.tell();
    if (this.isDone()) {
      this.fillUp();
      return;
    }
    if (seating.placed === problem.meetings) {
      await this.mend();
      proof.raise(breaksAtLeast(problem, this.best()));
    }
    if (this.options.solver && problem.meetings * problem.slots <= SOLVER_PLACES)
      proof.start(this.options.solver, () => this.best());
    await this.work(() => this.anneal());
    proof.stop();
    if (seating.placed < problem.meetings) this.fillUp();
  }

  /** Where the first timetable breaks fairness or a wait: one that does not is soon found, if at all, and bounds take longer. */
  private async mend(): Promise<void> {
    let left = MENDING;
    const isWanted = () => isBreached(this.bestStrain()) && left-- > 0;
    await this.work(() => this.anneal(), isWanted);
  }

  async choose(): Promise<void> {
    const exchange = new Exchange(this.problem, this.seating, this.random);
    exchange.fill();
    this.tell();
    await this.work(() => {
      exchange.cool(this.share());
      exchange.run(SLICE);
    });
    exchange.keepBest();
  }

  outcome(): TimetableOutcome {
    const { problem, seating, proof } = this;
    const whole = problem.event.mode === 'MAX' || seating.placed === problem.meetings;
    const breaks = breaksIn(seating.strain);
    const kept = whole && !isBreached(seating.strain);
    const optimal = kept && problem.event.mode === 'ALL' && breaks <= proof.bound;
    return {
      status: proof.refuted ? 'UNSATISFIABLE' : optimal ? 'OPTIMAL' : kept ? 'FEASIBLE' : 'INCOMPLETE',
      timetable: timetableOf(problem, seating.slot, seating.interpreter),
      held: seating.placed,
      value: problem.weight.reduce((sum, weight, m) => sum + (seating.slot[m]! >= 0 ? weight : 0), 0),
      breaks,
      bound: proof.bound,
      leftOut: leftOutOf(problem, seating),
    };
  }

  /** Slices of work while they are wanted, until the budget is spent, the caller stops it or the proof is complete. */
  private async work(slice: () => void, isWanted = () => true): Promise<void> {
    while (!this.isDone() && isWanted() && this.share() < 1 && !this.options.shouldStop?.()) {
      if (this.leavesItToSolver()) {
        await this.options.rest!();
        continue;
      }
      slice();
      this.steps += SLICE;
      this.tell();
      await this.options.pause?.();
    }
    this.keepBest();
  }

  private leavesItToSolver(): boolean {
    const { proof, cycle, options } = this;
    return options.rest !== undefined && cycle.steps > 0 && proof.isRunning && !proof.hasFound;
  }

  private annealing: Annealing | null = null;

  /** Cools down, and again as long as there is time. */
  private anneal(): void {
    const { problem, seating, random, proof } = this;
    if (proof.hasFound) {
      this.keepBest();
      if (proof.better(seating)) this.annealing = null;
    }
    if (seating.placed < problem.meetings) {
      placeAll(problem, seating, random, PLACING_STEPS / 10);
      return;
    }
    this.annealing ??= new Annealing(problem, seating, random);
    this.annealing.temperature = HOT * (COLD / HOT) ** this.cooled();
    this.annealing.run(SLICE);
  }

  private cycle = { share: 0, steps: 0 };

  /** How far the present cycle of cooling is, by its steps or by what was left of the budget at its start; then a new one begins. */
  private cooled(): number {
    const { cycle } = this;
    const bySteps = (this.steps - cycle.steps) / (CYCLE_STEPS * this.problem.meetings);
    const byBudget = (this.share() - cycle.share) / (1 - cycle.share);
    const cooled = Math.max(bySteps, byBudget);
    if (cooled < 1) return cooled;
    this.cycle = { share: Math.min(0.999, this.share()), steps: this.steps };
    return 0;
  }

  /** Of what cannot all be held, as much as fits. */
  private fillUp(): void {
    const { event } = this.problem;
    if (this.seating.placed === this.problem.meetings && !this.proof.refuted) return;
    const partial = problemOf({ ...event, mode: 'MAX', breakPenalty: 0.01 });
    const seating = new Seating(partial);
    seating.copy(this.seating.slot, this.seating.interpreter);
    const exchange = new Exchange(partial, seating, this.random);
    exchange.fill();
    for (let n = 0; n < 20; n++) {
      exchange.cool(n / 20);
      exchange.run(SLICE);
    }
    exchange.keepBest();
    this.seating.copy(seating.slot, seating.interpreter);
  }

  private isDone(): boolean {
    const { problem, proof } = this;
    if (problem.event.mode === 'MAX') return problem.meetings === 0;
    const done = proof.refuted || this.best() <= proof.bound;
    if (done) this.keepBest();
    return done;
  }

  private bestStrain(): Int32Array {
    return this.annealing?.bestStrain ?? this.seating.strain;
  }

  /** Breaks of the best whole timetable so far, breaches and all; Infinity while there is none. */
  private best(): number {
    const { seating, annealing } = this;
    if (seating.placed < this.problem.meetings) return Number.POSITIVE_INFINITY;
    return Math.min(seating.total, annealing?.bestTotal ?? seating.total);
  }

  private keepBest(): void {
    if (this.annealing && this.annealing.bestTotal < this.seating.total)
      this.seating.copy(this.annealing.bestSlot, this.annealing.bestInterpreter);
  }

  private share(): number {
    return this.options.spent?.() ?? this.steps / (this.options.steps ?? STEPS);
  }

  private tell(): void {
    const { seating, annealing, proof } = this;
    const worth = seating.placed * 1e6 - (annealing?.bestTotal ?? seating.total);
    if (worth <= this.told) return;
    this.told = worth;
    const strain = this.bestStrain();
    this.options.onProgress?.({
      ...{ held: seating.placed, breaks: breaksIn(strain) },
      ...{ bound: proof.bound, isBreached: isBreached(strain) },
    });
  }
}
