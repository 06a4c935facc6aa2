/** A tree of three questions about one criterion's value and the investor's traits. */
import type { PairCriterionName } from '../match.ts';
import { TRAITS, type Trait } from './traits.ts';

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

const ASKED: ReadonlySet<unknown> = new Set(['value', null, ...TRAITS]);

/** Whether it is whole, and asks and adds what can be counted with. @param of names of the criteria there are */
export function isTree(given: unknown, of: ReadonlySet<unknown>): given is Tree {
  const tree = given as Partial<Tree> | null;
  const holds = (list: unknown, length: number, sound: (one: unknown) => boolean) =>
    Array.isArray(list) && list.length === length && list.every(sound);
  const nodes = 2 ** DEPTH - 1;
  return (
    tree !== null &&
    (tree?.of === null || of.has(tree?.of)) &&
    holds(tree?.asks, nodes, (one) => ASKED.has(one)) &&
    holds(tree?.over, nodes, Number.isFinite) &&
    holds(tree?.adds, nodes + 1, Number.isFinite)
  );
}
