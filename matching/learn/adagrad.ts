/** The step of Duchi, Hazan and Singer 2011: the more a number has moved, the less it moves. */

/** Where the sums of squares begin: keeps the first steps short. */
export const EPSILON = 1e-3;

/** Moves `array[from ..]` against the gradient and its pull to zero. @param squares of the same length as `array`, moved too */
export function step(
  array: Float32Array,
  squares: Float32Array,
  from: number,
  gradient: Float32Array,
  rate: number,
  pull: number,
): void {
  for (let k = 0; k < gradient.length; k++) {
    const slope = gradient[k]! + pull * array[from + k]!;
    squares[from + k]! += slope * slope;
    array[from + k]! -= (rate * slope) / Math.sqrt(squares[from + k]!);
  }
}
