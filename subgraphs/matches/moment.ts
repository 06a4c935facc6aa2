import type { MatchIndex } from '#matching';
import type { Facts } from './facts.ts';
import type { Release } from './release.ts';

/** The facts of a moment, and the engine's index over them. */
export interface Moment {
  /** What to ask for to get the same lists again. */
  readonly asOf: Date;
  readonly facts: Facts;
  readonly index: MatchIndex;
  /** By which the index was built. */
  readonly release: Release;
}
