/** A tree of three questions about one criterion's value and the investor's traits. */
import type { PairCriterionName } from '../match.ts';
import type { Trait } from './traits.ts';

export const DEPTH = 3;

export interface Tree {
  /** Whose values it asks about; null: about traits alone. */
  readonly of: PairCriterionName | null;
  /** Breadth first, seven: what each node asks about; null: nothing, all go left. */
  readonly asks: readonly ('value' | Trait | null)[];
  /** Those above go right. */
  readonly over: readonly number[];
  /** By leaf, eight: what is added to the score. */
  readonly adds: readonly number[];
}

/** @param read the value or the trait asked about */
export function addedBy({ asks, over, adds }: Tree, read: (asked: 'value' | Trait) => number): number {
  let node = 0;
  for (let level = 0; level < DEPTH; level++) {
    const asked = asks[node]!;
    const goesRight = asked !== null && read(asked) > over[node]!;
    node = 2 * node + (goesRight ? 2 : 1);
  }
  return adds[node - asks.length]!;
}
