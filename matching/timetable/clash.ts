import { breaksAtLeast } from './bound.ts';
import { encode } from './encode.ts';
import type { TimetableEvent } from './event.ts';
import { placeAll } from './place.ts';
import { problemOf } from './problem.ts';
import { Random } from './random.ts';
import { Seating } from './seating.ts';
import type { CompleteSolver } from './solver.ts';

/** A rule of an event that can be waived. `of` is a participant (FORBIDDEN, QUOTA), a meeting (HELD, FIXED, SESSION, BARRED), a precedence. */
export interface Rule {
  readonly kind:
    | 'HELD'
    | 'QUOTA'
    | 'FIXED'
    | 'SESSION'
    | 'BARRED'
    | 'FORBIDDEN'
    | 'PRECEDENCE'
    | 'TABLES'
    | 'FAIRNESS'
    | 'LONGEST_WAIT'
    | 'LANGUAGES';
  readonly of?: number;
}

export interface ClashOptions {
  readonly solver?: CompleteSolver | undefined;
  readonly seed?: number | undefined;
  /** True ends the search; the rules found so far clash, but some may not be needed. */
  readonly shouldStop?: (() => boolean) | undefined;
}

/**
 * A small set of rules of an unsatisfiable event of mode ALL that cannot hold together: deletion in halves (Junker's QuickXplain,
 * AAAI 2004). Whatever can go is waived, whole kinds first; what stays is needed, as far
 * as the proofs asked reach.
 */
export async function clashOf(event: TimetableEvent, options: ClashOptions = {}): Promise<Rule[]> {
  let kept = rulesOf(event);
  const isRefuted = (await byBound(event)) ? byBound : bySolver(options);
  const waive = async (some: readonly Rule[]): Promise<void> => {
    if (some.length === 0 || options.shouldStop?.()) return;
    const gone = new Set(some);
    const rest = kept.filter((rule) => !gone.has(rule));
    if (await isRefuted(withOnly(event, rest))) kept = rest;
    else if (some.length > 1) {
      const half = some.length >> 1;
      await waive(some.slice(0, half));
      await waive(some.slice(half));
    }
  };
  for (const kind of KINDS) await waive(kept.filter((rule) => rule.kind === kind));
  return kept;
}

/** The meetings first: fewer meetings make every later question cheaper. */
const KINDS = [
  'HELD',
  'FAIRNESS',
  'LONGEST_WAIT',
  'TABLES',
  'LANGUAGES',
  'PRECEDENCE',
  'SESSION',
  'FORBIDDEN',
  'QUOTA',
  'FIXED',
  'BARRED',
] as const;

/** Every rule the event makes. */
function rulesOf(event: TimetableEvent): Rule[] {
  const { meetings, participants, precedences = [], fairness, longestWait } = event;
  const each = (kind: Rule['kind'], size: number, made: (of: number) => boolean): Rule[] =>
    Array.from({ length: size }, (_, of) => of)
      .filter(made)
      .map((of) => ({ kind, of }));
  return [
    ...each('HELD', meetings.length, () => true),
    ...each('FIXED', meetings.length, (m) => meetings[m]!.slot !== undefined),
    ...each('SESSION', meetings.length, (m) => meetings[m]!.session !== undefined),
    ...each('BARRED', meetings.length, (m) => meetings[m]!.barred !== undefined),
    ...each('QUOTA', participants.length, (p) => participants[p]!.maxMeetings !== undefined),
    ...each('FORBIDDEN', participants.length, (p) => (participants[p]!.forbidden ?? []).length > 0),
    ...each('PRECEDENCE', precedences.length, () => true),
    { kind: 'TABLES' },
    ...(fairness === undefined ? [] : [{ kind: 'FAIRNESS' } as const]),
    ...(longestWait === undefined ? [] : [{ kind: 'LONGEST_WAIT' } as const]),
    ...(participants.some(({ languages }) => languages !== undefined) ? [{ kind: 'LANGUAGES' } as const] : []),
  ];
}

/** The event under these rules alone; a meeting that need not be held is left away. */
function withOnly(event: TimetableEvent, rules: readonly Rule[]): TimetableEvent {
  const names = new Set(rules.map(({ kind, of }) => `${kind}${of ?? ''}`));
  const has = (kind: Rule['kind'], of: number | '' = '') => names.has(`${kind}${of}`);
  const held = event.meetings.map((_, m) => m).filter((m) => has('HELD', m));
  const placeOf = new Map(held.map((m, at) => [m, at]));
  const ordered = (event.precedences ?? []).filter(
    ([first, then], n) => has('PRECEDENCE', n) && placeOf.has(first) && placeOf.has(then),
  );
  return {
    ...event,
    tables: has('TABLES') ? event.tables : event.meetings.length,
    fairness: has('FAIRNESS') ? event.fairness : undefined,
    longestWait: has('LONGEST_WAIT') ? event.longestWait : undefined,
    participants: event.participants.map((one, p) => ({
      maxMeetings: has('QUOTA', p) ? one.maxMeetings : undefined,
      forbidden: has('FORBIDDEN', p) ? one.forbidden : undefined,
      languages: has('LANGUAGES') ? one.languages : undefined,
    })),
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

type Oracle = (event: TimetableEvent) => Promise<boolean>;

/** The bound alone refutes in a millisecond; where it can refute the whole event it is asked alone. */
const byBound: Oracle = async (event) => breaksAtLeast(problemOf(event), 1, 1) === Number.POSITIVE_INFINITY;

/** Whether it is proved that no timetable keeps the event's rules; false also where the solver gave up. */
const bySolver =
  ({ solver, seed = 1 }: ClashOptions): Oracle =>
  async (event) => {
    if (await byBound(event)) return true;
    const problem = problemOf(event);
    const seating = new Seating(problem);
    placeAll(problem, seating, new Random(seed), PLACING_STEPS);
    if (seating.placed === problem.meetings && !seating.isBreached()) return false;
    if (solver === undefined) return false;
    const { formula } = encode(problem);
    return (await solver({ formula: formula.text(false), seed, conflicts: CONFLICTS }).answer) === 'UNSATISFIABLE';
  };

const PLACING_STEPS = 3000;
/** Effort for one question: proofs that matter here are short. */
const CONFLICTS = 20_000;
