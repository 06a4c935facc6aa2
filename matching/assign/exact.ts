import type { Assignment, AssignmentProblem } from './assignment.ts';
import { boundOf, reaches } from './bound.ts';
import { type Choice, choiceOf } from './choice.ts';
import { assignmentOf, greedyChoice } from './choose.ts';
import { linearModel, reducedCost } from './linear.ts';
import { type Market, marketOf } from './market.ts';
import type { LinearAnswer, LinearSolver } from './solver.ts';

export interface ExactOptions {
  /** Default 1. */
  readonly seed?: number | undefined;
  /** Seconds that the solver may take for each of its questions: at most twelve relaxations and one programme of whole numbers. */
  readonly seconds?: number | undefined;
  /** When it settles, the solver is ended and the best so far, with the bound so far, is the answer. */
  readonly ended?: Promise<unknown> | undefined;
}

/** Pairs of each participant, beyond its capacity, that the first relaxation knows. */
const SPARE = 6;
const SIFTS = 12;
/** A solver that fails proves nothing: the choice is what it was without it. */
const NOTHING: LinearAnswer = { status: 'UNKNOWN', bound: null, values: new Map(), duals: new Map() };
const EPSILON = 1e-7;

/**
 * Chooses who meets whom, at best and proved so: the weighted b-matching with floors and state fairness as a programme of whole
 * numbers. Its relaxation is sifted (pairs come in while their reduced cost says that they would pay); what its bound and
 * the best choice known prove useless is left away before the whole numbers are sought.
 * @param solver runs the programmes; the answer is only as good as it is, but is always within the rules
 * @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION, BAD_EVENT
 */
export async function chooseExactly(
  problem: AssignmentProblem,
  solver: LinearSolver,
  options: ExactOptions = {},
): Promise<Assignment> {
  const proof = new Proof(marketOf(problem), solver, options);
  await proof.relax();
  await proof.wholeNumbers();
  return assignmentOf(proof.choice, proof.bound);
}

class Proof {
  readonly choice: Choice;
  bound: number;
  private duals: ReadonlyMap<string, number> | null = null;
  private isEnded = false;

  constructor(
    private readonly market: Market,
    private readonly solver: LinearSolver,
    private readonly options: ExactOptions,
  ) {
    this.choice = greedyChoice(market, { seed: options.seed });
    this.bound = boundOf(market);
    const end = () => {
      this.isEnded = true;
    };
    options.ended?.then(end, end);
  }

  /** The linear relaxation over all pairs, by way of a few of them. */
  async relax(): Promise<void> {
    const { market } = this;
    const inside = new Set(this.choice.all);
    for (const [p, own] of market.pairsOf.entries())
      for (const e of own.subarray(0, market.capacity[p]! + SPARE)) inside.add(e);
    for (let sift = 0; sift < SIFTS && !this.isProved(); sift++) {
      const answer = await this.ask(false, [...inside]);
      if (answer.status !== 'OPTIMAL') return;
      this.take(answer);
      const paying = Array.from(market.usable).filter(
        (e) => !inside.has(e) && reducedCost(market, answer.duals, e) > EPSILON,
      );
      const rest = paying.reduce((sum, e) => sum + reducedCost(market, answer.duals, e), 0);
      if (answer.bound! + rest < this.bound) {
        this.bound = answer.bound! + rest;
        this.duals = answer.duals;
      }
      if (paying.length === 0) return;
      for (const e of paying) inside.add(e);
    }
  }

  /** Whole numbers, over the pairs that could still better the choice. */
  async wholeNumbers(): Promise<void> {
    if (this.isProved()) return;
    const { market, duals, choice } = this;
    const gap = this.bound - choice.objective();
    const left = Array.from(market.usable).filter(
      (e) => market.kept[e] === 1 || choice.chosen[e] === 1 || !duals || reducedCost(market, duals, e) > -gap - EPSILON,
    );
    const answer = await this.ask(true, left);
    this.take(answer);
    if (answer.bound !== null) this.bound = Math.min(this.bound, Math.max(answer.bound, choice.objective()));
  }

  private isProved(): boolean {
    return this.isEnded || reaches(this.choice.objective(), this.bound);
  }

  private async ask(whole: boolean, pairs: readonly number[]): Promise<LinearAnswer> {
    const { seed = 1, seconds, ended } = this.options;
    const model = linearModel(
      this.market,
      [...pairs].sort((a, b) => a - b),
      whole,
    );
    const run = this.solver({ model, seed, seconds });
    const stop = () => run.stop();
    ended?.then(stop, stop);
    return run.answer.catch(() => NOTHING);
  }

  /** Takes a solution over if it is whole, keeps the rules and is better. */
  private take({ values }: LinearAnswer): void {
    const pairs = Array.from(values).filter(([name]) => name.startsWith('x'));
    if (pairs.length === 0 || pairs.some(([, value]) => Math.abs(value - Math.round(value)) > 1e-5)) return;
    const found = choiceOf(
      this.market,
      Array.from(this.market.usable).filter((e) => this.market.kept[e] === 1),
    );
    for (const [name, value] of pairs) {
      const e = Number(name.slice(1));
      if (value > 0.5 && found.chosen[e] === 0 && found.hasRoom(e)) found.put(e);
    }
    if (found.objective() > this.choice.objective()) this.choice.copy(found.all);
  }
}
