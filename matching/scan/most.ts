import type { OfBacker } from '../criteria/form.ts';
import { Best } from '../topk.ts';

/** By number of backers: the most that so many different ones may add up to. @param without 1 = does not count; @returns `[0, most of one, of two, ...]` */
export function mostByBackers(
  { each, among }: OfBacker,
  backers: number,
  without: Uint8Array | null = null,
): Float64Array {
  const sums = new Float64Array(backers + 1);
  const best = new Best(Math.max(1, backers));
  let least = among.length < each.length ? 0 : Number.NEGATIVE_INFINITY;
  for (const row of among) {
    if (each[row]! <= least || without?.[row] === 1) continue;
    best.add(row, each[row]!);
    least = Math.max(least, best.least);
  }
  const highest = best.list();
  for (let count = 1; count <= backers; count++) sums[count] = sums[count - 1]! + (highest[count - 1]?.score ?? 0);
  return sums;
}
