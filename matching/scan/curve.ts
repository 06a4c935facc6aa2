/** Upper bounds of a function that never falls, as steps. */
export interface Curve {
  readonly low: number;
  readonly perUnit: number;
  readonly steps: Float64Array;
}

const STEPS = 512;

/** @param most of a number; never falls. @param low where the steps begin: below it the first one holds */
export function curveOf(most: (x: number) => number, low: number, high: number): Curve {
  const width = Math.max((high - low) / STEPS, Number.EPSILON);
  const margin = width * 1e-3; // a sum in another order may fall on the other side of an edge
  const steps = new Float64Array(STEPS);
  const at = (step: number) => most(low + (step + 1) * width + margin);
  fillBetween(steps, at, 0, STEPS - 1);
  return { low, perUnit: 1 / width, steps };
}

/** Asks nothing between two steps that are alike: what never falls is the same there. */
function fillBetween(steps: Float64Array, at: (step: number) => number, first: number, last: number): void {
  [steps[first], steps[last]] = [at(first), at(last)];
  const ends = [first, last];
  while (ends.length > 1) {
    const to = ends.pop()!;
    const from = ends.at(-1)!;
    if (to - from < 2) continue;
    const middle = (from + to) >> 1;
    if (steps[from] === steps[to]) steps.fill(steps[from]!, from, to);
    else {
      steps[middle] = at(middle);
      ends.push(middle, to);
    }
  }
}

/** @param x up to the `high` of the curve, and little beyond by rounding */
export function mostAt({ low, perUnit, steps }: Curve, x: number): number {
  const step = ((x - low) * perUnit) | 0;
  return steps[step < 0 ? 0 : step >= STEPS ? STEPS - 1 : step]!;
}

/** For amounts from 0 whose size says more than their difference: so many steps from one power of two to the next. */
const PER_OCTAVE = 32;
const LOWEST = -6;
const OCTAVES = 32;
/** A single holds 23 bits after the leading one, and its exponent from -127. */
const SHIFT = 23 - Math.log2(PER_OCTAVE);
const FIRST = (127 + LOWEST) * PER_OCTAVE;
const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** Upper ends of the steps; the last has none. */
const ENDS = Float64Array.from({ length: PER_OCTAVE * OCTAVES }, (_, step) => {
  const octave = 2 ** (LOWEST + Math.floor(step / PER_OCTAVE));
  const end = octave * (1 + ((step % PER_OCTAVE) + 1) / PER_OCTAVE) * (1 + 1e-6);
  return step === PER_OCTAVE * OCTAVES - 1 ? Number.MAX_VALUE : end;
});

/** @param most of an amount; never falls */
export function octaveStepsOf(most: (amount: number) => number): Float64Array {
  return ENDS.map((end) => most(end));
}

export function mostOfAmount(steps: Float64Array, amount: number): number {
  single[0] = amount;
  const step = (bits[0]! >>> SHIFT) - FIRST;
  return steps[step < 0 ? 0 : step >= PER_OCTAVE * OCTAVES ? PER_OCTAVE * OCTAVES - 1 : step]!;
}
