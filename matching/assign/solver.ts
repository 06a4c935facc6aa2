/** What a solver of linear programmes is asked. */
export interface LinearQuestion {
  /** A linear or mixed-integer programme in CPLEX LP format, to be maximised. */
  readonly model: string;
  readonly seed: number;
  /** Gives up after so many seconds with the best it has. Left out: never. */
  readonly seconds?: number | undefined;
}

export interface LinearAnswer {
  /** OPTIMAL: `values` are the best there are. UNKNOWN: it was ended, or ran out of time. */
  readonly status: 'OPTIMAL' | 'INFEASIBLE' | 'UNKNOWN';
  /** No solution has a higher objective; null where nothing is known. */
  readonly bound: number | null;
  /** The variables that are not 0, of the best solution found; empty where there is none. */
  readonly values: ReadonlyMap<string, number>;
  /** Of each row that binds, what one more on its right-hand side would bring. Empty for mixed-integer programmes. */
  readonly duals: ReadonlyMap<string, number>;
}

/** One run of a solver, which can be ended at any moment. */
export interface LinearRun {
  readonly answer: Promise<LinearAnswer>;
  stop(): void;
}

/** A solver of (mixed-integer) linear programmes, run beside the caller: in a worker, a process, on another machine. */
export type LinearSolver = (question: LinearQuestion) => LinearRun;
