/** What a complete solver is asked. */
export interface SolverQuestion {
  /** Clauses in DIMACS: `p cnf`, or `p wcnf` with costs to be minimised. */
  readonly formula: string;
  readonly seed: number;
  /**
   * BELOW (the default): raises the bound until a model meets it, the first and the last there is. ABOVE: each model better than
   * the one before, so that there is one when it gives up.
   */
  readonly from?: 'BELOW' | 'ABOVE';
  /** Gives up after so many conflicts with UNKNOWN. */
  readonly conflicts?: number;
  /** Each better model as it is found: the variables that hold. */
  onModel?(model: ReadonlySet<number>): void;
  /** Each better lower bound of the costs. */
  onBound?(bound: number): void;
}

/** OPTIMAL: the last model is the best there is (any model will do where nothing is to be minimised). UNKNOWN: it was stopped. */
export type SolverAnswer = 'OPTIMAL' | 'UNSATISFIABLE' | 'UNKNOWN';

/** One run of a solver, which can be ended at any moment. */
export interface SolverRun {
  /** Rejects where the solver fails. That proves nothing, and whoever asked goes on as after UNKNOWN. */
  readonly answer: Promise<SolverAnswer>;
  stop(): void;
}

/** A complete SAT and MaxSAT solver, run beside the caller: in a worker, a process, on another machine. */
export type CompleteSolver = (question: SolverQuestion) => SolverRun;
