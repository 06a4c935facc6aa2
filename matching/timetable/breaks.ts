import type { Problem } from './problem.ts';

/** Counts the breaks of a day held as bits, for events of at most 32 slots that set no longest wait; null for all others. */
export function breakCounter({ slots, part, parts, longestWait }: Problem): ((busy: number) => number) | null {
  if (slots > 32 || longestWait < slots) return null;
  const masks = new Int32Array(parts);
  let inner = 0; // slots that follow one of the same part
  for (let t = 0; t < slots; t++) {
    masks[part[t]!]! |= 1 << t;
    if (t > 0 && part[t] === part[t - 1]) inner |= 1 << t;
  }
  // A run starts where a busy slot follows no busy one of its part; a part with n runs has n - 1 breaks.
  if (parts === 1) return (busy) => (busy === 0 ? 0 : ones(busy & ~(busy << 1)) - 1);
  return (busy) => {
    let breaks = ones(busy & ~((busy << 1) & inner));
    for (const mask of masks) if ((busy & mask) !== 0) breaks--;
    return breaks;
  };
}

/** Number of bits set (Hacker's Delight, 5-2). */
export function ones(x: number): number {
  let n = x - ((x >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
