import { Annealing } from './anneal.ts';
import { breaksAtLeast } from './bound.ts';
import { Cooling } from './cooling.ts';
import { isCountedOut } from './counted.ts';
import type { TimetableEvent } from './event.ts';
import { Exchange } from './exchange.ts';
import { fillUp } from './fill.ts';
import { type TimetableOutcome, timetableOf } from './outcome.ts';
import { placeAll } from './place.ts';
import { type Problem, problemOf } from './problem.ts';
import { Proof } from './proof.ts';
import { Random } from './random.ts';
import type { ScheduleOptions } from './schedule.options.ts';
import { breaksIn, isBreached, Seating } from './seating.ts';
import { leftOutOf } from './why-not.ts';

const STEPS = 20_000_000;
const SLICE = 20_000;
const PLACING_STEPS = 30_000;
/** Slices of work at most before the first bound. */
const MENDING = 10;
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
  private readonly cooling: Cooling;
  private steps = 0;
  private told = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly problem: Problem,
    private readonly options: ScheduleOptions,
  ) {
    this.seating = new Seating(problem);
    this.random = new Random(options.seed ?? 1);
    this.proof = new Proof(problem, options.seed ?? 1);
    this.cooling = new Cooling(problem.meetings);
  }

  async placeAndImprove(): Promise<void> {
    const { problem, seating, random, proof } = this;
    placeAll(problem, seating, random, problem.meetings);
    if (seating.placed < problem.meetings && isCountedOut(problem)) proof.raise(Number.POSITIVE_INFINITY);
    if (!proof.refuted) placeAll(problem, seating, random, PLACING_STEPS);
    this.tell();
    if (this.isDone()) {
      if (seating.placed < problem.meetings || proof.refuted) fillUp(seating, random);
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
    if (seating.placed < problem.meetings) fillUp(seating, random);
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
    const { proof, cooling, options } = this;
    return options.rest !== undefined && cooling.hasCooled && proof.isRunning && !proof.hasFound;
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
    this.annealing.temperature = this.cooling.temperature(this.steps, this.share());
    this.annealing.run(SLICE);
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
