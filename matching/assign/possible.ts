import { rangeOf, tablesOfSlots } from '../timetable/event.ts';
import { bridges, shareLanguage } from '../timetable/interpreting.ts';
import type { Bar } from './assignment.ts';
import type { PlanEvent, PlanPair } from './plan.event.ts';

/** Of each pair why it can never meet in this event, whoever else does; undefined where it can. */
export function barsOf(event: PlanEvent): (Bar | undefined)[] {
  const understood = understanding(event);
  const busy = event.participants.map(({ forbidden }) => new Set(forbidden));
  const open = tablesOfSlots(event).flatMap((tables, t) => (tables > 0 ? [t] : []));
  return event.pairs.map((pair) => {
    if (pair.barred !== undefined) return pair.barred;
    if (!understood(pair)) return 'NO_COMMON_LANGUAGE';
    const [a, b] = pair.between;
    const [from, to] = rangeOf(event, pair.session);
    const meets = open.some((t) => t >= from && t < to && !busy[a]!.has(t) && !busy[b]!.has(t));
    return meets ? undefined : 'NO_COMMON_SLOT';
  });
}

/** Whether the two share a language or some interpreter speaks one of each; worked out once for each two sets of languages. */
function understanding({ participants, interpreters = [] }: PlanEvent): (pair: PlanPair) => boolean {
  const known = new Map<string, boolean>();
  const keys = participants.map(({ languages }) => languages?.join('\n') ?? null);
  return ({ between: [p, q] }) => {
    if (keys[p] === null || keys[q] === null) return true;
    const key = `${keys[p]}\n\n${keys[q]}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const [a, b] = [participants[p]!.languages!, participants[q]!.languages!];
    const understood = shareLanguage(a, b) || interpreters.some(({ languages }) => bridges(languages, a, b));
    known.set(key, understood);
    return understood;
  };
}
