import { rangeOf, type Timetable, tablesOfSlots } from '../timetable/event.ts';
import { bridges, shareLanguage } from '../timetable/interpreting.ts';
import { leastIn, likingIn } from './blocking.ts';
import { choiceOf } from './choice.ts';
import type { Stage } from './stage.ts';

/**
 * The pairs that block a plan: the two do not meet, though both would rather and could. In some slot each is free or would
 * leave the meeting that it has then; whoever has all its meetings would leave one; and a table, and an interpreter where they
 * need one, is left then or becomes free by it. One leaves only a meeting that it likes less, and never one that is kept.
 * Waits and breaks do not bear on it. Where every slot has a table for everybody, the pairs that block the choice
 * (`blockingPairs`) and share an hour.
 */
export function blockingPlan(stage: Stage, { slot, interpreter }: Pick<Timetable, 'slot' | 'interpreter'>): number[] {
  const { event, market } = stage;
  const likingBy = likingIn(market);
  const choice = choiceOf(
    market,
    slot.flatMap((t, e) => (t >= 0 ? [e] : [])),
  );
  const tables = tablesOfSlots(event);
  /** Meetings of each slot; and that of participant p in slot t, at p * slots + t, -1 for none. */
  const there = Array.from({ length: event.slots }, (): number[] => []);
  const at = new Int32Array(market.people * event.slots).fill(-1);
  for (const e of choice.all) {
    there[slot[e]!]!.push(e);
    for (const p of event.pairs[e]!.between) at[p * event.slots + slot[e]!] = e;
  }
  const away = event.participants.map(({ forbidden }) => new Set(forbidden));
  const least = leastIn(choice, likingBy);

  /** What p would leave to meet e's other side in slot t; undefined where it would not, or cannot. */
  const leaves = (e: number, p: number, t: number): number[] | undefined => {
    if (away[p]!.has(t)) return undefined;
    const then = at[p * event.slots + t]!;
    if (then >= 0) return likingBy(then, p) < likingBy(e, p) ? [then] : undefined;
    return choice.of[p]!.length < market.capacity[p]! || least[p]! < likingBy(e, p) ? [] : undefined;
  };
  const isUnderstood = (e: number, t: number, freed: readonly number[]): boolean => {
    const [a, b] = event.pairs[e]!.between.map((p) => event.participants[p]!.languages);
    if (a === undefined || b === undefined || shareLanguage(a, b)) return true;
    const busy = new Set(there[t]!.filter((f) => !freed.includes(f)).map((f) => interpreter[f]!));
    return (event.interpreters ?? []).some(
      ({ languages, forbidden }, j) => bridges(languages, a, b) && !forbidden?.includes(t) && !busy.has(j),
    );
  };
  const canMeet = (e: number, t: number): boolean => {
    const [a, b] = event.pairs[e]!.between.map((p) => leaves(e, p, t));
    if (a === undefined || b === undefined) return false;
    return there[t]!.length - a.length - b.length < tables[t]! && isUnderstood(e, t, [...a, ...b]);
  };
  return Array.from(market.usable)
    .filter((e) => {
      const [from, to] = rangeOf(event, event.pairs[e]!.session);
      return slot[e]! < 0 && Array.from({ length: to - from }, (_, n) => from + n).some((t) => canMeet(e, t));
    })
    .sort((e, f) => e - f);
}
