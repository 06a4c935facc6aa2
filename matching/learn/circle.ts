/**
 * An investor's circle: those it invests beside most. Its table of features is its own affinity and that of the circle, and
 * of their circles, each counted by how close it is: who has few deals borrows from those it keeps company with.
 */
import { type Ragged, raggedOf, rowOf } from '../ragged.ts';
import type { CoInvestment } from './coinvest.ts';
import type { FeatureTable } from './features.ts';

/** The closest are enough. */
const MOST = 15;
/** Pseudo shared deals, so that one deal together makes no close friends; and what holds a small circle's share down. */
const SHRINK = 2;
const REST = 0.3;

interface Companion {
  readonly investor: number;
  readonly share: number;
}

/** By investor, the rows of its circle; in arrays, since each feature goes through all of them twice. */
interface Circles extends Ragged {
  /** Beside `items`. */
  readonly shares: Float64Array;
}

export function learnCircle({ codes, weights }: FeatureTable, co: CoInvestment, investors: number): FeatureTable {
  const circles = circlesOf(co, investors);
  const widened = new Float32Array(weights.length);
  for (let from = 0; from < weights.length; from += investors) {
    const own = weights.subarray(from, from + investors);
    const once = withCircles(own, own, circles, new Float32Array(investors));
    withCircles(once, once, circles, widened.subarray(from, from + investors));
  }
  return { codes, weights: widened };
}

function circlesOf(co: CoInvestment, investors: number): Circles {
  const circles = Array.from({ length: investors }, (_, investor) => circleOf(co, investor));
  return {
    ...raggedOf(circles.map((circle) => circle.map(({ investor }) => investor))),
    shares: Float64Array.from(circles.flatMap((circle) => circle.map(({ share }) => share))),
  };
}

function circleOf({ partners, shared, ofInvestor }: CoInvestment, investor: number): Companion[] {
  const from = partners.starts[investor]!;
  const near = rowOf(partners, investor)
    .map((other, at) => ({
      other,
      close: shared[from + at]! / Math.sqrt((ofInvestor[investor]! + SHRINK) * (ofInvestor[other]! + SHRINK)),
    }))
    .sort((a, b) => b.close - a.close || a.other - b.other)
    .slice(0, MOST);
  const all = near.reduce((sum, { close }) => sum + close, REST);
  return near.map(({ other, close }) => ({ investor: other, share: close / all }));
}

/** Adds to each what its circle has. */
function withCircles(
  base: Float32Array,
  of: Float32Array,
  { starts, items, shares }: Circles,
  into: Float32Array,
): Float32Array {
  for (let investor = 0; investor < into.length; investor++) {
    let sum = base[investor]!;
    const end = starts[investor + 1]!;
    for (let at = starts[investor]!; at < end; at++) sum += shares[at]! * of[items[at]!]!;
    into[investor] = sum;
  }
  return into;
}
