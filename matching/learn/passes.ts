/** Who has been looked at so often moves no more: a large market is passed over less often than a small one. */

const LEAST = 2;

/** @param asked passes; @param steps of one pass; @param most steps in all. @returns at least two passes, at most those asked */
export function passesOf(asked: number, steps: number, most: number): number {
  return Math.max(LEAST, Math.min(asked, Math.round(most / steps)));
}
