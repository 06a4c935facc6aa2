/** What depends on who the backers of a startup are: exact for a row, and beforehand the most by how many they are. */
import type { MatchIndex } from '../build.ts';
import { contributionOf, mostUpTo, type Weighted } from '../score.ts';
import { maximum } from './extremes.ts';
import { mostByBackers } from './most.ts';

export interface LateTerm {
  readonly of: (row: number) => number;
  /** @param backers how many, at least one */
  readonly most: (backers: number) => number;
}

/** @param criteria bound to the index, the investor held still */
export function lateTerms(index: MatchIndex, criteria: readonly Weighted[], investor: number): LateTerm[] {
  const largest = largestOf(index);
  return criteria.flatMap((used): LateTerm[] => {
    const { form } = used.criterion;
    if (used.weight < 0) return [];
    if (form?.kind === 'BACKERS') {
      const [most, highest] = [form.most(index, investor, largest), mostUpTo(used, investor)];
      return [{ of: (row) => contributionOf(used, row, investor), most: (backers) => highest(most(backers)) }];
    }
    if (form?.kind !== 'SUM' || used.weight === 0) return [];
    const { ofBacker, most } = form.of(index, investor);
    return ofBacker === null || most !== null ? [] : [backersOfSum(index, ofBacker, used.weight, largest)];
  });
}

/** By place in `backers`: what all terms add at most; nothing where nobody backs. */
export function lateMostOf(terms: readonly LateTerm[], backers: Uint32Array): Float64Array {
  const most = Float64Array.from({ length: maximum(backers) + 1 }, (_, count) =>
    count === 0 ? 0 : terms.reduce((sum, term) => sum + term.most(count), 0),
  );
  return Float64Array.from(backers, (count) => most[count]!);
}

function backersOfSum(
  { startups }: MatchIndex,
  ofBacker: Float32Array | Float64Array,
  weight: number,
  largest: number,
): LateTerm {
  const { starts, items } = startups.backers;
  const sums = mostByBackers(ofBacker, largest);
  return {
    of: (row) => {
      let sum = 0;
      for (let at = starts[row]!; at < starts[row + 1]!; at++) sum += ofBacker[items[at]!]!;
      return weight * sum;
    },
    most: (backers) => weight * sums[backers]!,
  };
}

/** Found once for all startups of an index. */
const found = new WeakMap<Uint32Array, number>();

function largestOf({ startups: { backers, count } }: MatchIndex): number {
  const known = found.get(backers.starts);
  if (known !== undefined) return known;
  let largest = 0;
  for (let row = 0; row < count; row++) largest = Math.max(largest, backers.starts[row + 1]! - backers.starts[row]!);
  found.set(backers.starts, largest);
  return largest;
}
