import type { CompleteSolver } from './solver.ts';

export interface ScheduleOptions {
  /** Default 1. Same seed, same `steps` and no solver: the same timetable. */
  readonly seed?: number;
  /** Moves to try at most. Default 20 million. */
  readonly steps?: number;
  /** Share of the caller's time that is spent, from 0 to 1; without it the steps tell. */
  readonly spent?: () => number;
  /** Asked between slices of work; true ends the search with the best so far. */
  readonly shouldStop?: () => boolean;
  /** Each better timetable. */
  readonly onProgress?: (progress: ScheduleProgress) => void;
  /** Runs beside the search in mode ALL: finds, proves the bound, and that nothing can be found. */
  readonly solver?: CompleteSolver;
  /** Lets others work between slices, so that the solver's messages arrive. */
  readonly pause?: () => Promise<void>;
  /** Waits a moment (10 to 100 ms), in place of a slice of work once a whole cooling is done: the solver gains more from the machine. */
  readonly rest?: () => Promise<void>;
}

export interface ScheduleProgress {
  readonly held: number;
  readonly breaks: number;
  /** No timetable has fewer breaks, in mode ALL. */
  readonly bound: number;
  /** Whether fairness or the longest wait is broken yet. */
  readonly isBreached: boolean;
}
