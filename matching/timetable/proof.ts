import { encode } from './encode.ts';
import type { Problem } from './problem.ts';
import type { Seating } from './seating.ts';
import type { CompleteSolver, SolverQuestion, SolverRun } from './solver.ts';

/** What is proved of an event of mode ALL, and what the complete solver has found on the way. */
export class Proof {
  /** No timetable has fewer breaks; Infinity: there is none at all. */
  bound = 0;
  private readonly runs = new Set<SolverRun>();
  private climbing: SolverRun | null = null;
  private isStopped = false;
  private found: { slot: Int16Array; interpreter: Int32Array } | null = null;

  constructor(
    private readonly problem: Problem,
    private readonly seed: number,
  ) {}

  get refuted(): boolean {
    return this.bound === Number.POSITIVE_INFINITY;
  }

  /** Whether the solver has found something that nobody has looked at. */
  get hasFound(): boolean {
    return this.found !== null;
  }

  get isRunning(): boolean {
    return this.runs.size > 0;
  }

  raise(bound: number): void {
    if (!this.problem.limitIsExact || bound <= this.bound) return;
    this.bound = bound;
    this.climbing?.stop(); // it looks for fewer than there can be
  }

  /** Two runs beside each other: one of cores of breaks, and one that asks for the bound, and one more, until there is such a timetable. */
  start(solver: CompleteSolver, best: () => number): void {
    this.boundFromBelow(solver).catch(this.goOn);
    if (best() < Number.POSITIVE_INFINITY) this.climb(solver, best).catch(this.goOn);
  }

  private async boundFromBelow(solver: CompleteSolver): Promise<void> {
    const { formula, read } = encode(this.problem);
    const answer = await this.run(solver, {
      formula: formula.text(true),
      seed: this.seed,
      onModel: (model) => {
        this.found = read(model);
      },
      onBound: (bound) => this.raise(bound),
    }).answer;
    if (answer === 'UNSATISFIABLE') this.raise(Number.POSITIVE_INFINITY);
  }

  private async climb(solver: CompleteSolver, best: () => number): Promise<void> {
    for (let most = this.bound; most < best() && !this.isStopped && !this.refuted; most = Math.max(this.bound, most)) {
      const { formula, read } = encode(this.problem, most);
      this.climbing = this.run(solver, {
        formula: formula.text(false),
        seed: this.seed,
        onModel: (model) => {
          this.found = read(model);
        },
      });
      const answer = await this.climbing.answer;
      this.climbing = null;
      if (answer === 'OPTIMAL') return;
      if (answer === 'UNKNOWN' && this.bound <= most) return;
      if (answer === 'UNSATISFIABLE') this.raise(++most);
    }
  }

  private run(solver: CompleteSolver, question: SolverQuestion): SolverRun {
    const run = solver(question);
    this.runs.add(run);
    run.answer.catch(() => undefined).then(() => this.runs.delete(run));
    return run;
  }

  /** A solver that fails proves nothing; the search goes on without it. */
  private readonly goOn = () => undefined;

  /** Takes over what the solver has found, if that is better; true if it did. */
  better(seating: Seating): boolean {
    const found = this.found;
    this.found = null;
    if (found === null) return false;
    const { slot, interpreter, placed, total } = seating;
    const [oldSlot, oldInterpreter] = [slot.slice(), interpreter.slice()];
    seating.copy(found.slot, found.interpreter);
    if (seating.placed > placed || seating.total < total) return true;
    seating.copy(oldSlot, oldInterpreter);
    return false;
  }

  stop(): void {
    this.isStopped = true;
    for (const run of this.runs) run.stop();
  }
}
