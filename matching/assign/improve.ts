import { Random } from '../timetable/random.ts';
import type { Choice } from './choice.ts';
import { putIfBetter } from './greedy.ts';
import { partnerOf } from './market.ts';

/** Temperatures in units of the mean worth of a chosen pair. With fewer steps for each pair more of the greedy start is kept. */
const HOT = 0.25;
const COLD = 0.002;
/** Steps for each chosen pair that it takes to start all over. */
const AMPLE = 1000;
const SLICE = 256;

export interface ImproveOptions {
  readonly seed: number;
  readonly steps: number;
  /** Asked every few hundred steps; true ends the search with the best so far. */
  readonly shouldStop?: (() => boolean) | undefined;
}

/**
 * Local search by exchange under a falling temperature (simulated annealing): a pair comes in, the least of those in its way
 * go out, and whoever lost a partner takes the best that is still to be had. The best seen is kept.
 */
export function improve(choice: Choice, { seed, steps, shouldStop }: ImproveOptions): void {
  if (choice.market.usable.length === 0) return;
  const search = new Exchanges(choice, new Random(seed), steps);
  for (let done = 0; done < steps && !shouldStop?.(); done += SLICE)
    search.run(Math.min(SLICE, steps - done), done / steps);
  search.keepBest();
}

class Exchanges {
  private readonly unit: number;
  private readonly hot: number;
  private best: number;
  private bestPairs: number[];
  /** The puts (pair) and lifts (~pair) of the step under way. */
  private readonly journal: number[] = [];
  private readonly active: readonly number[];

  constructor(
    private readonly choice: Choice,
    private readonly random: Random,
    steps: number,
  ) {
    const { worth, pairsOf } = choice.market;
    this.unit = Math.max(1e-9, choice.all.reduce((sum, e) => sum + worth[e]!, 0) / Math.max(1, choice.all.length));
    this.hot = Math.max(COLD, HOT * Math.min(1, steps / (AMPLE * Math.max(1, choice.all.length))));
    this.best = choice.objective();
    this.bestPairs = [...choice.all];
    this.active = pairsOf.flatMap((own, p) => (own.length > 0 ? [p] : []));
  }

  run(steps: number, share: number): void {
    const temperature = this.unit * this.hot * (COLD / this.hot) ** share;
    for (let step = 0; step < steps; step++) this.step(temperature);
    this.remember();
  }

  keepBest(): void {
    this.remember();
    this.choice.copy(this.bestPairs);
  }

  private remember(): void {
    if (this.choice.objective() <= this.best + 1e-12) return;
    this.best = this.choice.objective();
    this.bestPairs = [...this.choice.all];
  }

  private step(temperature: number): void {
    const { choice, random, journal } = this;
    const e = this.pick();
    const before = choice.objective();
    journal.length = 0;
    if (choice.chosen[e] === 0) this.bringIn(e);
    else if (choice.market.kept[e] === 0) {
      this.lift(e);
      this.refill(e);
    }
    const threshold = before + temperature * Math.log(1 - random.unit()); // accept what stays above this
    if (choice.objective() < threshold) this.undo();
  }

  /** A pair of a random participant, more often one of its worthier. */
  private pick(): number {
    const own = this.choice.market.pairsOf[this.active[this.random.below(this.active.length)]!]!;
    return own[Math.floor(this.random.unit() ** 2 * own.length)]!;
  }

  private bringIn(e: number): void {
    const { choice } = this;
    const { between, places } = choice.market;
    const out: number[] = [];
    for (let side = 2 * e; side <= 2 * e + 1; side++)
      if (choice.isFull(between[side]!)) out.push(this.leastOf(choice.of[between[side]!]!));
    if (choice.all.length - out.length >= places) out.push(this.leastOf(this.some()));
    if (out.includes(-1)) return;
    for (const f of out) this.lift(f);
    this.put(e);
    for (const f of out) this.refill(f);
  }

  /** Mostly the least worthy, now and then any, so that the search does not go in rings; -1 where all are kept. */
  private leastOf(pairs: readonly number[]): number {
    const { worth, kept } = this.choice.market;
    const any = pairs[this.random.below(pairs.length)]!;
    if (this.random.unit() < 0.2 && kept[any] === 0) return any;
    let least = -1;
    for (const e of pairs) if (kept[e] === 0 && (least < 0 || worth[e]! < worth[least]!)) least = e;
    return least;
  }

  private some(): number[] {
    const { all } = this.choice;
    return Array.from({ length: 4 }, () => all[this.random.below(all.length)]!);
  }

  /** Gives the two of a lost meeting the best that still has room; not the same meeting again. */
  private refill(lost: number): void {
    const { choice } = this;
    for (let side = 2 * lost; side <= 2 * lost + 1; side++) {
      const p = choice.market.between[side]!;
      if (choice.isFull(p) || choice.all.length >= choice.market.places) continue;
      const next = choice.market.pairsOf[p]!.find(
        (e) => e !== lost && choice.chosen[e] === 0 && !choice.isFull(partnerOf(choice.market, e, p)),
      );
      if (next !== undefined && putIfBetter(choice, next)) this.journal.push(next);
    }
  }

  private put(e: number): void {
    this.choice.put(e);
    this.journal.push(e);
  }

  private lift(e: number): void {
    this.choice.lift(e);
    this.journal.push(~e);
  }

  private undo(): void {
    for (let n = this.journal.length - 1; n >= 0; n--) {
      const done = this.journal[n]!;
      if (done < 0) this.choice.put(~done);
      else this.choice.lift(done);
    }
  }
}
