/**
 * What strong investors hold: marked before the walk, whose bounds do not count them, and looked at one by one after it, when
 * it is known how high a score must be.
 */
import { isHopeless, leastHope } from './hopeless.ts';
import { roughlyDescending } from './order.ts';
import type { Standing } from './standing.ts';
import type { Ground } from './walk.ts';

/** @returns each once, as places in `holdings` */
export function markHeld({ plan: { strong }, layout: { holdings }, marks }: Ground): number[] {
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

/** Offers the best first by what their places say of all calls together: cells must have been asked for the highest of each. */
export function offerHeld(ground: Ground, standing: Standing, held: readonly number[]): void {
  const { layout, best, offer, work } = ground;
  const { rows, holdings } = layout;
  const bounds = new Float64Array(held.length);
  for (let n = 0; n < held.length; n++) bounds[n] = boundOf(ground, standing, held[n]!);
  work.rows += held.length;
  for (const n of roughlyDescending(bounds, leastHope(best)))
    if (!isHopeless(best, bounds[n]!)) offer(rows[holdings.first + held[n]!]!);
}

function boundOf({ plan: { tables, cells }, layout }: Ground, standing: Standing, at: number): number {
  const { codes, groups, holdings } = layout;
  const [entry, place] = [holdings.first + at, holdings.place[at]!];
  standing.enter(place);
  const [kind, ask, self] = [codes[3 * entry]!, codes[3 * entry + 1]!, codes[3 * entry + 2]!];
  const plain = standing.plain + tables.kind[kind]! + tables.ask[ask]! + tables.self[self]!;
  if (plain === Number.NEGATIVE_INFINITY) return plain;
  return standing.boundOf(entry, cells.ceiling(place, groups.trades.codes[kind]!), Number.NEGATIVE_INFINITY);
}
