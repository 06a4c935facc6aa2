import { isCountedOut } from './counted.ts';
import type { TimetableEvent } from './event.ts';
import { problemOf } from './problem.ts';
import type { Rule } from './rule.ts';

/** Whether counting proves that these rules clash. What is asked of breaks and waits is left out: other meetings may mend them. */
export function clashByCount(event: TimetableEvent, rules: readonly Rule[]): boolean {
  return isCountedOut(problemOf(withOnly(event, rules)));
}

/** Of rules that are counted out those that counting needs: deletion in halves, whole kinds first (Junker's QuickXplain, AAAI 2004). */
export function neededToCount(event: TimetableEvent, rules: readonly Rule[], shouldStop: () => boolean): Rule[] {
  let kept = [...rules];
  const waive = (some: readonly Rule[]): void => {
    if (some.length === 0 || shouldStop()) return;
    const gone = new Set(some);
    const rest = kept.filter((rule) => !gone.has(rule));
    if (clashByCount(event, rest)) kept = rest;
    else if (some.length > 1) {
      const half = some.length >> 1;
      waive(some.slice(0, half));
      waive(some.slice(half));
    }
  };
  for (const kind of KINDS) waive(kept.filter((rule) => rule.kind === kind));
  return kept;
}

/** The meetings first: fewer meetings make every later question cheaper. */
const KINDS = [
  'HELD',
  'FAIRNESS',
  'LONGEST_WAIT',
  'LANGUAGES',
  'QUOTA',
  'TABLES',
  'PRECEDENCE',
  'SESSION',
  'FORBIDDEN',
  'FIXED',
  'BARRED',
] as const;

/** The event under those of the rules that can be counted; a meeting that need not be held is left away. */
function withOnly(event: TimetableEvent, rules: readonly Rule[]): TimetableEvent {
  const names = new Set(rules.map(({ kind, of }) => `${kind}${of ?? ''}`));
  const has = (kind: Rule['kind'], of: number) => names.has(`${kind}${of}`);
  const held = event.meetings.map((_, m) => m).filter((m) => has('HELD', m));
  const placeOf = new Map(held.map((m, at) => [m, at]));
  const ordered = (event.precedences ?? []).filter(
    ([first, then], n) => has('PRECEDENCE', n) && placeOf.has(first) && placeOf.has(then),
  );
  const tables = names.has('TABLES') ? event.tables : event.meetings.length;
  return {
    ...{ mode: 'ALL', slots: event.slots, tables, sessions: event.sessions },
    participants: event.participants.map(({ forbidden }, p) => (has('FORBIDDEN', p) ? { forbidden } : {})),
    meetings: held.map((m) => {
      const { between, slot, session, barred } = event.meetings[m]!;
      return {
        between,
        slot: has('FIXED', m) ? slot : undefined,
        session: has('SESSION', m) ? session : undefined,
        barred: has('BARRED', m) ? barred : undefined,
      };
    }),
    precedences: ordered.map(([first, then]) => [placeOf.get(first)!, placeOf.get(then)!] as const),
  };
}
