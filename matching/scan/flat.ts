/** Bends of straight sums whose highest value is nearly the same up to any value: bounded by the most they add anywhere, told for a row alone. */
import { crestOf } from '../bends.ts';
import type { MatchIndex } from '../build.ts';
import { contributionOf, type Weighted } from '../score.ts';

/** The most that such a bend adds varies less. */
const FLAT = 0.05;

export interface FlatBend {
  readonly most: number;
  /** What it adds to a row. */
  readonly of: (row: number) => number;
}

/** The most that the bend adds; null where that depends on the value. */
export function flatMostOf({ bend, factor }: Weighted, investor: number): number | null {
  if (bend === null) return 0;
  const crest = crestOf(bend, investor);
  const [least, most] = [factor * crest[0]!, factor * crest.at(-1)!];
  return most - least < FLAT ? most : null;
}

/** @param criteria bound to the index, the investor held still. @returns those of straight sums, as a plan bounds them */
export function flatBends(index: MatchIndex, criteria: readonly Weighted[], investor: number): FlatBend[] {
  return criteria.flatMap((used): FlatBend[] => {
    const { form } = used.criterion;
    if (form?.kind !== 'SUM' || used.weight < 0 || used.bend === null) return [];
    const most = form.of(index, investor).judged === null ? flatMostOf(used, investor) : null;
    const bent = { ...used, weight: 0 };
    return most === null ? [] : [{ most, of: (row) => contributionOf(bent, row, investor) }];
  });
}
