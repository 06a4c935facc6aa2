/** An upper bound of a function of one number, as steps: never falls, never below the function at or under its argument. */
export interface Curve {
  readonly low: number;
  readonly perUnit: number;
  readonly steps: Float64Array;
}

const STEPS = 1024;

/** @param most the highest value of the function in `from..to` */
export function curveOf(most: (from: number, to: number) => number, low: number, high: number): Curve {
  const width = Math.max((high - low) / STEPS, Number.EPSILON);
  const margin = width * 1e-3; // a sum in another order may fall on the other side of an edge
  const steps = new Float64Array(STEPS);
  let highest = Number.NEGATIVE_INFINITY;
  for (let step = 0; step < STEPS; step++) {
    highest = Math.max(highest, most(low + step * width - margin, low + (step + 1) * width + margin));
    steps[step] = highest;
  }
  return { low, perUnit: 1 / width, steps };
}

/** @param x up to the `high` of the curve, and little beyond by rounding */
export function mostAt({ low, perUnit, steps }: Curve, x: number): number {
  const step = ((x - low) * perUnit) | 0;
  return steps[step < 0 ? 0 : step >= STEPS ? STEPS - 1 : step]!;
}
