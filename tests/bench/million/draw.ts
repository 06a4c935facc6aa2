/** Draws from stated distributions, by a seeded generator. */
import { randomFrom } from '../../../matching/learn/sampling.ts';

export interface Draw {
  /** 0 <= x < 1 */
  readonly next: () => number;
  readonly chance: (probability: number) => boolean;
  /** 0 .. n - 1, each alike. */
  readonly below: (n: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  /** Mean 0, deviation 1 (Box and Muller). */
  readonly normal: () => number;
}

/** Each party has a stream of its own, so that it is the same whatever is drawn before it. */
export function drawFor(seed: number, stream: number): Draw {
  const next = randomFrom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream + 1, 0xc2b2ae35));
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    chance: (probability) => next() < probability,
    below,
    pick: (values) => values[below(values.length)]!,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** 0 .. n - 1 with chances falling as 1 / (rank + 1)^power (Zipf), by bisection of the cumulated weights. */
export function zipf(n: number, power: number): (draw: Draw) => number {
  return weighted(Array.from({ length: n }, (_, rank) => (rank + 1) ** -power));
}

export function weighted(weights: readonly number[]): (draw: Draw) => number {
  let total = 0;
  const upTo = Float64Array.from(weights, (weight) => (total += weight));
  return (draw) => {
    const at = draw.next() * total;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** As people state sums: two significant figures. */
export function rounded(amount: number): number {
  const unit = 10 ** (Math.floor(Math.log10(amount)) - 1);
  return Math.round(amount / unit) * unit;
}
