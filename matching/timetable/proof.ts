import { encode } from './encode.ts';
import type { Problem } from './problem.ts';
import type { Seating } from './seating.ts';
import type { CompleteSolver, SolverRun } from './solver.ts';

/** What is proved of an event of mode ALL, and what the complete solver has found on the way. */
export class Proof {
  /** No timetable has fewer breaks; Infinity: there is none at all. */
  bound = 0;
  private run: SolverRun | null = null;
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

  raise(bound: number): void {
    if (this.problem.limitIsExact) this.bound = Math.max(this.bound, bound);
  }

  start(solver: CompleteSolver): void {
    const { formula, read } = encode(this.problem);
    this.run = solver({
      formula: formula.text(true),
      seed: this.seed,
      onModel: (model) => {
        this.found = read(model);
      },
      onBound: (bound) => this.raise(bound + formula.settledCost),
    });
    this.run.answer.then(
      (answer) => {
        if (answer === 'UNSATISFIABLE') this.raise(Number.POSITIVE_INFINITY);
      },
      () => undefined, // a solver that fails proves nothing; the search goes on without it
    );
  }

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
    this.run?.stop();
  }
}
