import { Chain } from './chain.ts';
import { Ends } from './ends.ts';
import type { Problem } from './problem.ts';
import type { Random } from './random.ts';
import type { Seating } from './seating.ts';

const LONGEST_CHAIN = 60;
/** For each meeting: breaks of a large event need their time before they count as stubborn. */
const EMPHASIS_STEPS = 30;
const EMPHASIS = 0.1;
const FORGETTING = 0.99;
/** Share of the moves that go to participants with breaks. */
const FOCUS = 0.8;
/** Share of the moves that are any at all: rings, and chains that make a break to mend another. */
const WANDERING = 0.1;

/** Fewer breaks, every meeting kept: simulated annealing over Kempe chains. */
export class Annealing {
  temperature = 1;
  bestTotal: number;
  readonly bestStrain: Int32Array;
  readonly bestSlot: Int16Array;
  readonly bestInterpreter: Int32Array;
  private sinceEmphasis = 0;
  private readonly chain: Chain;
  private readonly ends: Ends;

  constructor(
    private readonly problem: Problem,
    private readonly seating: Seating,
    private readonly random: Random,
  ) {
    this.chain = new Chain(problem, seating);
    this.ends = new Ends(problem, seating, random);
    this.bestTotal = seating.total;
    this.bestStrain = seating.strain.slice();
    this.bestSlot = seating.slot.slice();
    this.bestInterpreter = seating.interpreter.slice();
  }

  run(steps: number): void {
    const { seating, random, chain, ends } = this;
    const { slots, meetings } = this.problem;
    for (let step = 0; step < steps; step++) {
      if (++this.sinceEmphasis >= EMPHASIS_STEPS * meetings) this.emphasise();
      const move = random.unit() < WANDERING ? ends.any() : ends.draw(this.somebody());
      if (move < 0) continue;
      const m = (move / slots) | 0;
      const t = move - m * slots;
      const s = seating.slot[m]!;
      if (s < 0 || t === s || !chain.follow(m, t, LONGEST_CHAIN)) continue;
      if (chain.change > 0 && random.unit() >= Math.exp(-chain.change / this.temperature)) continue;
      chain.trade(s, t);
      if (seating.total >= this.bestTotal) continue;
      this.bestTotal = seating.total;
      this.bestStrain.set(seating.strain);
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

  private somebody(): number {
    const { random, problem } = this;
    const { strained } = this.seating;
    if (strained.length === 0 || random.unit() >= FOCUS) return random.below(problem.people);
    return strained[random.below(strained.length)]!;
  }
}
