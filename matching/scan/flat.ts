/** Bends of straight sums whose highest value is nearly the same up to any value: bounded by the most they add anywhere, told for a startup alone. */
import { crestOf } from '../bends.ts';
import type { OfBacker } from '../criteria/form.ts';
import { cutsBelow } from '../learn/bins.ts';
import type { Weighted } from '../score.ts';
import type { Sheet } from './sheet.ts';

/** The most that such a bend adds varies less. */
const FLAT = 0.05;
/** A sum in another order may fall on the other side of an edge. */
const ROUNDING = 1e-9;

export interface FlatBend {
  /** What is added up. */
  readonly sheet: Sheet;
  readonly ofBacker: OfBacker | null;
  readonly most: number;
  /** What it adds to a sum, at most. */
  readonly at: (sum: number) => number;
}

/** The most that the bend adds; null where that depends on the value. */
export function flatMostOf({ bend, factor }: Weighted, investor: number): number | null {
  if (bend === null) return 0;
  const crest = crestOf(bend, investor);
  const [least, most] = [factor * crest[0]!, factor * crest.at(-1)!];
  return most - least < FLAT ? most : null;
}

/** What the bend adds at a value or right beside it, at most. */
export function bentAt({ bend, factor }: Weighted, investor: number): (value: number) => number {
  if (bend === null) return () => 0;
  const { edges, from, steps } = bend;
  return (value) => {
    const last = cutsBelow(edges, value + ROUNDING);
    let most = steps[from[investor]! + last]!;
    for (let step = cutsBelow(edges, value - ROUNDING); step < last; step++)
      most = Math.max(most, steps[from[investor]! + step]!);
    return factor * most;
  };
}
