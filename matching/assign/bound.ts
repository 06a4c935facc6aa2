import type { Market } from './market.ts';

/** So far apart two sums of the same numbers may lie, as a share of them. */
const TOLERANCE = 1e-6;

/** Whether nothing better is left to be found, to within rounding. */
export function reaches(objective: number, bound: number): boolean {
  return objective >= bound - TOLERANCE * Math.max(1, bound);
}

/** No choice is worth more: half of what each participant's best come to, or the best of all that the places hold. */
export function boundOf({ usable, worth, pairsOf, capacity, places }: Market): number {
  const sum = (pairs: Int32Array) => pairs.reduce((total, e) => total + worth[e]!, 0);
  const halves = pairsOf.reduce((total, own, p) => total + sum(own.subarray(0, capacity[p]!)) / 2, 0);
  return Math.min(halves, sum(usable.subarray(0, places)));
}
