import { Chain } from './chain.ts';
import type { Problem } from './problem.ts';
import type { Random } from './random.ts';
import type { Seating } from './seating.ts';

const LONGEST_CHAIN = 60;
/** For each meeting: breaks of a large event need their time before they count as stubborn. */
const EMPHASIS_STEPS = 30;
const EMPHASIS = 0.1;
const FORGETTING = 0.99;

/** Fewer breaks, every meeting kept: simulated annealing over Kempe chains. */
export class Annealing {
  temperature = 1;
  bestTotal: number;
  bestSlot: Int16Array;
  bestInterpreter: Int32Array;
  private sinceEmphasis = 0;
  private readonly chain: Chain;

  constructor(
    private readonly problem: Problem,
    private readonly seating: Seating,
    private readonly random: Random,
    /** Share of the moves that go to participants with breaks. */
    private readonly focus: number,
  ) {
    this.chain = new Chain(problem, seating);
    this.bestTotal = seating.total;
    this.bestSlot = seating.slot.slice();
    this.bestInterpreter = seating.interpreter.slice();
  }

  run(steps: number): void {
    const { seating, random, chain } = this;
    for (let step = 0; step < steps; step++) {
      if (++this.sinceEmphasis >= EMPHASIS_STEPS * this.problem.meetings) this.emphasise();
      const m = this.pick();
      if (m < 0) continue;
      const s = seating.slot[m]!;
      const t = this.target(m);
      if (s < 0 || t === s || !chain.follow(m, t, LONGEST_CHAIN)) continue;
      if (chain.change > 0 && random.unit() >= Math.exp(-chain.change / this.temperature)) continue;
      chain.trade(s, t);
      if (seating.total >= this.bestTotal) continue;
      this.bestTotal = seating.total;
      this.bestSlot.set(seating.slot);
      this.bestInterpreter.set(seating.interpreter);
      if (this.bestTotal === 0) return;
    }
  }

  /** Whoever keeps breaks counts for more, until they are mended: so the search leaves where it is stuck (Morris 1993). */
  private emphasise(): void {
    this.sinceEmphasis = 0;
    const { emphasis } = this.chain;
    for (const p of this.seating.strained) emphasis[p]! += EMPHASIS;
    for (let p = 0; p < emphasis.length; p++) emphasis[p] = 1 + (emphasis[p]! - 1) * FORGETTING;
  }

  private pick(): number {
    const { problem, seating, random } = this;
    const { strained } = seating;
    if (strained.length === 0 || random.unit() >= this.focus) return random.below(problem.meetings);
    const own = problem.meetingsOf[strained[random.below(strained.length)]!]!;
    return own[random.below(own.length)]!;
  }

  private target(m: number): number {
    const choices = this.problem.choices[m]!;
    return choices[this.random.below(choices.length)]!;
  }
}
