/** What strong investors hold: looked at one by one before the walk, whose bounds do not count them. */
import { isHopeless } from './hopeless.ts';
import { roughlyDescending } from './order.ts';
import type { Standing } from './standing.ts';
import type { Ground } from './walk.ts';

/** Marks those it looks at, and offers the best first by what their places say of all calls together. */
export function offerHeld(ground: Ground, standing: Standing): void {
  const { layout, best, offer, work } = ground;
  const { entries, holdings } = layout;
  const seen = markHeld(ground);
  const bounds = new Float64Array(seen.length);
  for (let n = 0; n < seen.length; n++) bounds[n] = boundOf(ground, standing, seen[n]!);
  work.rows += seen.length;
  for (const n of roughlyDescending(bounds, Number.NEGATIVE_INFINITY))
    if (!isHopeless(best, bounds[n]!)) offer(entries[3 * (holdings.first + seen[n]!)]!);
}

/** @returns each once, as places in `holdings` */
function markHeld({ plan: { strong }, layout: { holdings }, marks }: Ground): number[] {
  const { held, starts } = holdings;
  const seen: number[] = [];
  for (let investor = 0; investor < strong.length; investor++) {
    if (strong[investor] === 0) continue;
    for (let at = starts[investor]!; at < starts[investor + 1]!; at++) {
      if (marks[held[at]!] === 1) continue;
      marks[held[at]!] = 1;
      seen.push(held[at]!);
    }
  }
  return seen;
}

function boundOf({ plan: { tables, cells }, layout }: Ground, standing: Standing, at: number): number {
  const { first, run, place } = layout.holdings;
  const entry = 3 * (first + at);
  const kind = layout.kind[run[at]!]!;
  const [ask, self] = [layout.entries[entry + 1]!, layout.entries[entry + 2]!];
  standing.enter(place[at]!);
  const plain = standing.plain + tables.kind[kind]! + tables.ask[ask]! + tables.self[self]!;
  if (plain === Number.NEGATIVE_INFINITY) return plain;
  const cell = cells.ceiling(place[at]!, layout.groups.trades.codes[kind]!);
  return standing.boundOfRow(layout.entries[entry]!, kind, ask, self, cell);
}
