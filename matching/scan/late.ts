/**
 * What depends on who the backers of a startup are: exact for a row, and beforehand the most by how many they are. The few
 * investors that say most by backing are strong: what they hold is looked at one by one, and bounds count the others alone.
 */
import type { MatchIndex } from '../build.ts';
import { contributionOf, mostUpTo, type Weighted } from '../score.ts';
import type { Holdings } from './holdings.ts';
import { mostByBackers } from './most.ts';
import { roughlyDescending } from './order.ts';

export type OfBacker = Float32Array | Float64Array;

export interface LateTerm {
  readonly of: (row: number) => number;
  /** By investor, what is added up; and the most that a sum adds. */
  readonly ofBacker: OfBacker;
  readonly most: (sum: number) => number;
}

/** @param criteria bound to the index, the investor held still */
export function lateTerms(index: MatchIndex, criteria: readonly Weighted[], investor: number): LateTerm[] {
  const judged = criteria.flatMap((used): LateTerm[] => {
    const { form } = used.criterion;
    if (form?.kind !== 'BACKERS' || used.weight < 0) return [];
    const { ofBacker, most } = form.of(index, investor);
    const highest = mostUpTo(used, investor);
    return [{ of: (row) => contributionOf(used, row, investor), ofBacker, most: (sum) => highest(most(sum)) }];
  });
  const straight = straightSum(index, criteria, investor);
  return straight === null ? judged : [...judged, straight];
}

/** All sums that are values as they are, in one: the most of them together is less than the most of each. Null = none. */
function straightSum(index: MatchIndex, criteria: readonly Weighted[], investor: number): LateTerm | null {
  const ofBacker = new Float64Array(index.investors.count);
  let isNone = true;
  for (const { criterion, weight } of criteria) {
    if (criterion.form?.kind !== 'SUM' || weight <= 0) continue;
    const { ofBacker: own, judged } = criterion.form.of(index, investor);
    if (own === null || judged !== null) continue;
    for (let at = 0; at < own.length; at++) ofBacker[at]! += weight * own[at]!;
    isNone = false;
  }
  return isNone ? null : { of: (row) => sumOfBackers(index, ofBacker, row), ofBacker, most: (sum) => sum };
}

export function sumOfBackers({ startups }: MatchIndex, ofBacker: OfBacker, row: number): number {
  const { starts, items } = startups.backers;
  let sum = 0;
  for (let at = starts[row]!; at < starts[row + 1]!; at++) sum += ofBacker[items[at]!]!;
  return sum;
}

/** By how many backers, none of them strong, from 0: what all terms add at most. */
export function lateMostOf(terms: readonly LateTerm[], strong: Uint8Array, largest: number): Float64Array {
  const most = new Float64Array(largest + 1);
  for (const term of terms) {
    const sums = mostByBackers(term.ofBacker, largest, strong);
    for (let count = 1; count <= largest; count++) most[count]! += term.most(sums[count]!);
  }
  return most;
}

/** Less than this for one backer leaves a bound tight enough. */
const LITTLE = 0.05;
/** No more of what is held is looked at one by one, or a hundredth of it. */
const MOST_HELD = 100;

/** 1 = strong, by investor: those who add most alone, as long as they hold few startups together. */
export function strongOf(terms: readonly LateTerm[], { starts, held }: Holdings): Uint8Array {
  const alone = new Float64Array(Math.max(0, ...terms.map(({ ofBacker }) => ofBacker.length)));
  for (const { ofBacker, most } of terms) {
    const nothing = most(0);
    for (let at = 0; at < ofBacker.length; at++) if (ofBacker[at]! > 0) alone[at]! += most(ofBacker[at]!) - nothing;
  }
  const strong = new Uint8Array(alone.length);
  let left = Math.max(MOST_HELD, held.length / 100);
  for (const investor of roughlyDescending(alone, LITTLE)) {
    const own = (starts[investor + 1] ?? 0) - (starts[investor] ?? 0);
    if (own > left) break;
    left -= own;
    strong[investor] = 1;
  }
  return strong;
}
