/** Passes over the same lessons. Who has been looked at so often moves no more: a large market is passed over less often than a small one. */

export interface PassSettings {
  /** Passes at most. */
  readonly epochs: number;
  /** Length of a step, until they settle. */
  readonly rate: number;
}

const LEAST = 2;
/** From this share of the passes on steps are shorter. */
const SETTLE = 0.6;
const SETTLED_RATE = 0.3;

/** @param steps of one pass; @param most steps in all. @returns by pass, its rate: at least two, at most those asked */
export function ratesOf({ epochs, rate }: PassSettings, steps: number, most: number): readonly number[] {
  const passes = Math.max(LEAST, Math.min(epochs, Math.round(most / steps)));
  return Array.from({ length: passes }, (_, pass) => rate * (pass < SETTLE * passes ? 1 : SETTLED_RATE));
}
