import type { Choice } from './choice.ts';

/** Fills a choice: what is kept first; then those below their floor, who has the fewest pairs first; then the worthiest pairs as they come. */
export function fill(choice: Choice): void {
  const { floor, pairsOf, usable, kept } = choice.market;
  for (const e of usable) if (kept[e] === 1 && choice.chosen[e] === 0) choice.put(e);
  const poor = Array.from(floor.keys()).filter((p) => floor[p]! > choice.of[p]!.length);
  for (const p of poor.sort((a, b) => pairsOf[a]!.length - pairsOf[b]!.length || a - b)) {
    for (const e of pairsOf[p]!) {
      if (choice.of[p]!.length >= floor[p]!) break;
      if (choice.chosen[e] === 0 && choice.hasRoom(e)) choice.put(e);
    }
  }
  for (const e of usable) {
    if (choice.all.length >= choice.market.places) return;
    if (choice.chosen[e] === 0 && choice.hasRoom(e)) putIfBetter(choice, e);
  }
}

/** Puts a pair that has room, unless fairness loses more by it. */
export function putIfBetter(choice: Choice, e: number): boolean {
  if (choice.market.fairness === 0) {
    choice.put(e);
    return true;
  }
  const before = choice.objective();
  choice.put(e);
  if (choice.objective() >= before) return true;
  choice.lift(e);
  return false;
}
