import { Chain } from './chain.ts';
import { thrownBy } from './place.ts';
import type { Problem } from './problem.ts';
import type { Random } from './random.ts';
import type { Seating } from './seating.ts';

const LONGEST_CHAIN = 40;
/** Temperatures in units of the mean weight. A small event has the time to start all over, a large one keeps its greedy start. */
const HOT_SMALL = 0.5;
const HOT_LARGE = 0.03;
const SMALL = 500;
const COLD = 0.01;

/**
 * Mode MAX: which meetings are held and when, chosen together. Simulated annealing over two moves: a meeting left out takes
 * a slot and throws out whatever stands in its way, or a Kempe chain trades places to mend breaks.
 */
export class Exchange {
  private temperature = 1;
  private readonly chain: Chain;
  private readonly open: number[] = [];
  private readonly openAt: Int32Array;
  private readonly unit: number;
  private best = Number.NEGATIVE_INFINITY;
  private bestSlot: Int16Array;
  private bestInterpreter: Int32Array;
  private worth = 0;
  /** Steps between looks whether this is the best: a look may copy the whole timetable. */
  private readonly rhythm: number;

  constructor(
    private readonly problem: Problem,
    private readonly seating: Seating,
    private readonly random: Random,
  ) {
    this.chain = new Chain(problem, seating);
    this.openAt = new Int32Array(problem.meetings).fill(-1);
    this.unit = problem.weight.reduce((sum, weight) => sum + weight, 0) / Math.max(1, problem.meetings);
    for (let m = 0; m < problem.meetings; m++) {
      if (seating.slot[m]! >= 0) this.worth += problem.weight[m]!;
      else if (problem.choices[m]!.length > 0 && problem.interpreters[m]?.length !== 0) this.openUp(m);
    }
    this.rhythm = Math.ceil(problem.meetings / 20);
    this.bestSlot = seating.slot.slice();
    this.bestInterpreter = seating.interpreter.slice();
  }

  /** Greedy start: what is fixed first, then the weightiest, each in the slot with the fewest breaks. */
  fill(): void {
    const { problem, seating } = this;
    const fixed = (m: number) => (problem.event.meetings[m]!.slot === undefined ? 0 : 1);
    const order = [...this.open].sort(
      (a, b) => fixed(b) - fixed(a) || problem.weight[b]! - problem.weight[a]! || a - b,
    );
    for (const m of order) {
      let least = Number.POSITIVE_INFINITY;
      let slot = -1;
      for (const t of problem.choices[m]!) {
        if (!seating.hasRoom(m, t) || seating.interpreterFor(m, t) === -2) continue;
        const strain = this.strainAt(m, t);
        if (strain < least) [least, slot] = [strain, t];
      }
      if (slot >= 0 && (fixed(m) || problem.weight[m]! >= problem.breakPenalty * least)) this.seat(m, slot);
    }
    this.remember();
  }

  /** Sets the temperature for the share of the budget that is spent. */
  cool(share: number): void {
    const hot = this.problem.meetings < SMALL ? HOT_SMALL : HOT_LARGE;
    this.temperature = this.unit * hot * (COLD / hot) ** share;
  }

  run(steps: number): void {
    for (let step = 0; step < steps; step++) {
      const kind = this.random.unit();
      if (kind < 0.002) this.drop();
      else if (this.open.length > 0 && kind < 0.3) this.throwIn();
      else this.trade();
      if (step % this.rhythm === 0) this.remember();
    }
    this.remember();
  }

  /** Goes back to the best timetable seen. */
  keepBest(): void {
    this.remember();
    this.seating.copy(this.bestSlot, this.bestInterpreter);
  }

  private objective(): number {
    return this.worth - this.problem.breakPenalty * this.seating.total;
  }

  private remember(): void {
    if (this.objective() <= this.best) return;
    this.best = this.objective();
    this.bestSlot.set(this.seating.slot);
    this.bestInterpreter.set(this.seating.interpreter);
  }

  /** Leaves out a meeting that costs more in breaks than it is worth, or, when it is hot, some other. */
  private drop(): void {
    const { problem, seating, random } = this;
    const m = random.below(problem.meetings);
    const t = seating.slot[m]!;
    if (t < 0 || problem.event.meetings[m]!.slot !== undefined || !this.leavesOrder([m])) return;
    const before = this.objective();
    const interpreter = seating.interpreter[m]!;
    this.unseat(m);
    if (this.objective() - before < this.temperature * Math.log(1 - random.unit())) this.seat(m, t, interpreter);
  }

  private throwIn(): void {
    const { problem, seating, random } = this;
    const m = this.open[random.below(this.open.length)]!;
    const choices = problem.choices[m]!;
    const t = choices[random.below(choices.length)]!;
    const thrown = thrownBy(problem, seating, random, m, t);
    if (thrown === null || thrown.some((q) => problem.event.meetings[q]!.slot !== undefined)) return;
    let lost = 0;
    for (const q of thrown) lost += problem.weight[q]!;
    const threshold = this.temperature * Math.log(1 - random.unit()); // accept a change of at least this
    if (problem.weight[m]! - lost + 3 * problem.breakPenalty < threshold) return;
    const before = this.objective();
    const undo = thrown.map((q) => [q, seating.slot[q]!, seating.interpreter[q]!] as const);
    for (const q of thrown) this.unseat(q);
    const interpreter = seating.interpreterFor(m, t);
    if (seating.hasRoom(m, t) && interpreter !== -2) {
      this.seat(m, t, interpreter);
      if (this.objective() - before >= threshold && this.leavesOrder(thrown)) return;
      this.unseat(m);
    }
    for (const [q, slot, by] of undo) this.seat(q, slot, by);
  }

  /** Nothing that is held waits for a meeting that was thrown out. */
  private leavesOrder(thrown: readonly number[]): boolean {
    return thrown.every((q) => this.problem.after[q]!.every((next) => this.seating.slot[next]! < 0));
  }

  private trade(): void {
    const { problem, seating, random, chain } = this;
    const m = this.pick();
    const s = seating.slot[m]!;
    if (s < 0) return;
    const choices = problem.choices[m]!;
    const t = choices[random.below(choices.length)]!;
    if (t === s || !chain.follow(m, t, LONGEST_CHAIN)) return;
    const loss = problem.breakPenalty * chain.change;
    if (loss <= 0 || random.unit() < Math.exp(-loss / this.temperature)) chain.trade(s, t);
  }

  private pick(): number {
    const { problem, seating, random } = this;
    const { strained } = seating;
    if (strained.length === 0 || random.unit() < 0.5) return random.below(problem.meetings);
    const own = problem.meetingsOf[strained[random.below(strained.length)]!]!;
    return own[random.below(own.length)]!;
  }

  private strainAt(m: number, t: number): number {
    const [a, b] = [this.problem.between[2 * m]!, this.problem.between[2 * m + 1]!];
    const { seating } = this;
    return seating.strainWith(a, -1, t) - seating.strain[a]! + seating.strainWith(b, -1, t) - seating.strain[b]!;
  }

  private seat(m: number, t: number, interpreter = this.seating.interpreterFor(m, t)): void {
    this.seating.put(m, t, interpreter);
    this.worth += this.problem.weight[m]!;
    const last = this.open.pop()!;
    const place = this.openAt[m]!;
    if (last !== m) {
      this.open[place] = last;
      this.openAt[last] = place;
    }
    this.openAt[m] = -1;
  }

  private unseat(m: number): void {
    this.seating.lift(m);
    this.worth -= this.problem.weight[m]!;
    this.openUp(m);
  }

  private openUp(m: number): void {
    this.openAt[m] = this.open.push(m) - 1;
  }
}
