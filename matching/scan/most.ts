import { Best } from '../topk.ts';

/** By number of backers: the most that so many different ones may add up to. @param without 1 = does not count; @returns `[0, most of one, of two, ...]` */
export function mostByBackers(
  ofBacker: Float32Array | Float64Array,
  backers: number,
  without: Uint8Array | null = null,
): Float64Array {
  const sums = new Float64Array(backers + 1);
  const best = new Best(Math.max(1, backers));
  let least = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < ofBacker.length; row++) {
    if (ofBacker[row]! <= least || without?.[row] === 1) continue;
    best.add(row, ofBacker[row]!);
    least = best.least;
  }
  const highest = best.list();
  for (let count = 1; count <= backers; count++) sums[count] = sums[count - 1]! + (highest[count - 1]?.score ?? 0);
  return sums;
}
