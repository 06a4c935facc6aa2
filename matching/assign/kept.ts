import { MatchingError } from '../error.ts';
import { rangeOf } from '../timetable/event.ts';
import type { Bar } from './assignment.ts';
import type { Booked, PlanEvent } from './plan.event.ts';

/** Whether each pair keeps the place that it has. @throws MatchingError BAD_OPTION */
export function keptOf({ pairs }: PlanEvent, booked: Booked | undefined): boolean[] {
  if (booked === undefined) return pairs.map(() => false);
  const { slot, table, interpreter } = booked.timetable;
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new MatchingError('BAD_OPTION', what);
  };
  must(
    [slot, table, interpreter].every((list) => list.length === pairs.length),
    `booked: lists of ${pairs.length}`,
  );
  if (booked.kept === 'UNBOOKED_ONLY') return slot.map((t) => t >= 0);
  const pinned = new Set(booked.kept.pinned);
  for (const pair of pinned) must((slot[pair] ?? -1) >= 0, `pair ${pair} is pinned, but not booked`);
  return slot.map((_, pair) => pinned.has(pair));
}

/** Why a pair can no longer keep its place: somebody has no time then, or the event has no such slot. */
export function barOfPlace(event: PlanEvent, pair: number, slot: number): Bar | undefined {
  const { between, session } = event.pairs[pair]!;
  const [from, to] = rangeOf(event, session);
  const away = between.some((p) => event.participants[p]!.forbidden?.includes(slot));
  return away || slot < from || slot >= to ? 'NO_COMMON_SLOT' : undefined;
}

/**
 * The table of each pair: whoever keeps its place keeps its table, if the slot still has it; the others get the lowest left.
 * @param slot of each pair, -1 for none
 * @param stays the table that a pair keeps; -1 for none
 */
export function tablesOf({ tables }: PlanEvent, slot: readonly number[], stays: readonly number[]): number[] {
  const taken = new Map<number, Set<number>>();
  for (const t of slot) taken.set(t, new Set());
  const table = slot.map((t, pair) => {
    const own = stays[pair]!;
    const there = typeof tables === 'number' ? tables : (tables[t] ?? 0);
    if (t < 0 || own < 0 || own >= there || taken.get(t)!.has(own)) return -1;
    taken.get(t)!.add(own);
    return own;
  });
  for (const [pair, t] of slot.entries()) {
    if (t < 0 || table[pair]! >= 0) continue;
    let free = 0;
    while (taken.get(t)!.has(free)) free++;
    taken.get(t)!.add(free);
    table[pair] = free;
  }
  return table;
}
