import type { Best } from '../topk.ts';

/** Bounds add the same numbers as scores, in another order: they differ by rounding. */
const ROUNDING = 1e-9;

/** A bound below it is of nobody who may enter. Above -Infinity, which is of those that a hard criterion stops. */
export function leastHope(best: Best): number {
  return Math.max(best.least - ROUNDING, -Number.MAX_VALUE);
}

export function isHopeless(best: Best, bound: number): boolean {
  return bound < leastHope(best);
}
