/**
 * What depends on who the backers of a startup are: told for a startup, and beforehand the most by how many they are. The few
 * investors that say most by backing are strong: what they hold is looked at one by one, and bounds count the others alone.
 */
import type { MatchIndex } from '../build.ts';
import type { OfBacker } from '../criteria/form.ts';
import { mostUpTo, type Weighted } from '../score.ts';
import type { Holdings } from './holdings.ts';
import { mostByBackers } from './most.ts';
import { roughlyDescending } from './order.ts';

export interface LateTerm {
  /** What is added up, and the most that a sum adds. */
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
    return [{ ofBacker, most: (sum) => highest(most(sum)) }];
  });
  const straight = straightSum(index, criteria, investor);
  return straight === null ? judged : [...judged, straight];
}

/** All sums that are values as they are, in one: the most of them together is less than the most of each. Null = none. */
function straightSum(index: MatchIndex, criteria: readonly Weighted[], investor: number): LateTerm | null {
  const parts = criteria.flatMap(({ criterion: { form }, weight }) => {
    if (form?.kind !== 'SUM' || weight <= 0) return [];
    const { ofBacker, judged } = form.of(index, investor);
    return ofBacker === null || judged !== null ? [] : [{ weight, ofBacker }];
  });
  if (parts.length === 0) return null;
  const each = new Float64Array(index.investors.count);
  for (const { weight, ofBacker } of parts)
    for (const row of ofBacker.among) each[row]! += weight * ofBacker.each[row]!;
  return { ofBacker: { each, among: unionOf(parts.map((part) => part.ofBacker.among)) }, most: (sum) => sum };
}

/** Each row once. Most are the same list. */
function unionOf(lists: readonly Uint32Array[]): Uint32Array {
  const [longest = NONE, ...others] = [...new Set(lists)].sort((a, b) => b.length - a.length);
  if (others.every((list) => list.length === 0)) return longest;
  const known = new Set(longest);
  for (const list of others) for (const row of list) known.add(row);
  return Uint32Array.from(known);
}

const NONE = new Uint32Array(0);

/** @param entry of those that somebody holds */
export function sumOfBackers(
  { first, backers: { starts, items } }: Holdings,
  { each }: OfBacker,
  entry: number,
): number {
  let sum = 0;
  for (let at = starts[entry - first]!; at < starts[entry - first + 1]!; at++) sum += each[items[at]!]!;
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
  const strong = new Uint8Array(Math.max(0, ...terms.map(({ ofBacker }) => ofBacker.each.length)));
  const among = unionOf(terms.map(({ ofBacker }) => ofBacker.among));
  const alone = new Float64Array(among.length);
  for (let at = 0; at < among.length; at++) alone[at] = addedAlone(terms, among[at]!);
  let left = Math.max(MOST_HELD, held.length / 100);
  for (const at of roughlyDescending(alone, LITTLE)) {
    const investor = among[at]!;
    const own = (starts[investor + 1] ?? 0) - (starts[investor] ?? 0);
    if (own > left) break;
    left -= own;
    strong[investor] = 1;
  }
  return strong;
}

function addedAlone(terms: readonly LateTerm[], investor: number): number {
  let added = 0;
  for (const { ofBacker, most } of terms) {
    const own = ofBacker.each[investor]!;
    if (own > 0) added += most(own) - most(0);
  }
  return added;
}
