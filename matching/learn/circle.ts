/**
 * An investor's circle: those it invests beside most. Its table of features is its own affinity and that of the circle, and
 * of their circles, each counted by how close it is: who has few deals borrows from those it keeps company with.
 */
import { rowOf } from '../ragged.ts';
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

export function learnCircle({ codes, weights }: FeatureTable, co: CoInvestment, investors: number): FeatureTable {
  const circles = Array.from({ length: investors }, (_, investor) => circleOf(co, investor));
  const widened = new Float32Array(weights.length);
  for (let from = 0; from < weights.length; from += investors) {
    const own = weights.subarray(from, from + investors);
    const once = withCircles(own, own, circles, new Float32Array(investors));
    withCircles(once, once, circles, widened.subarray(from, from + investors));
  }
  return { codes, weights: widened };
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
  circles: readonly (readonly Companion[])[],
  into: Float32Array,
): Float32Array {
  circles.forEach((circle, at) => {
    into[at] = circle.reduce((sum, { investor, share }) => sum + share * of[investor]!, base[at]!);
  });
  return into;
}
