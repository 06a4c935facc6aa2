import type { AssignmentProblem, Plan, PlanEvent, TimetableEvent } from '#matching';
import { chance, objectiveOf, WORTH } from './assignments.ts';
import { brokenRules } from './timetables.ts';

/** A small event with all that a plan heeds: times away, quotas, few tables, three languages, one interpreter, bars, wishes. */
export function smallEvent(seed: number): PlanEvent {
  const { unit, below, one } = chance(seed);
  const slots = 2 + below(3);
  const people = 4 + below(3);
  const all = Array.from({ length: people * people }, (_, at) => [Math.floor(at / people), at % people] as const);
  const pairs = all
    .filter(([a, b]) => a < b)
    .map((between) => ({ between, key: unit() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, 5 + below(5));
  return {
    slots,
    tables: below(2) ? 1 + below(2) : Array.from({ length: slots }, () => below(3)),
    sessions: [[0, Math.ceil(slots / 2)]],
    interpreters: below(2) ? [{ languages: ['ru', 'en', 'zh'], forbidden: below(2) ? [0] : [] }] : [],
    participants: Array.from({ length: people }, () => ({
      forbidden: below(2) ? [below(slots)] : [],
      maxMeetings: below(3) ? 1 + below(3) : undefined,
      languages: below(2) ? [one(['ru', 'en', 'zh'])] : undefined,
    })),
    pairs: pairs.map(({ between }) => ({
      between,
      value: Math.round(unit() * 1000) / 1000,
      asked: one([undefined, undefined, undefined, 'WANT', 'MUST'] as const),
      barred: below(10) === 0 ? one(['NEVER', 'EXCLUDED', 'MET_BEFORE'] as const) : undefined,
      session: below(5) === 0 ? 0 : undefined,
    })),
  };
}

/** The event as an independent judge of timetables reads it. */
export function asTimetable({ pairs, stateFairness: _, ...event }: PlanEvent): TimetableEvent {
  const meetings = pairs.map(({ between, session, barred }) => ({
    ...{ between, session },
    barred: barred && (barred === 'NEVER' ? barred : ('EXCLUDED' as const)),
  }));
  return { ...event, mode: 'MAX', meetings };
}

export const worth = ({ value, asked }: PlanEvent['pairs'][number]) => value + (asked ? WORTH[asked] : 0);

/** The most worth that can be held, over every choice of pairs and slots together: branch and bound, from the words alone. */
export function bestPlan(event: PlanEvent): number {
  const { participants, slots, interpreters = [] } = event;
  const tables = Array.from({ length: slots }, (_, t) =>
    typeof event.tables === 'number' ? event.tables : event.tables[t]!,
  );
  const helpers = Array.from(
    { length: slots },
    (_, t) => interpreters.filter(({ forbidden }) => !forbidden?.includes(t)).length,
  );
  const left = participants.map(({ maxMeetings = 1e9 }) => maxMeetings);
  const busy = participants.map(({ forbidden }) => new Set(forbidden));
  const pairs = event.pairs.filter(({ barred }) => !barred).sort((a, b) => worth(b) - worth(a));
  const rest = pairs.map((_, n) => pairs.slice(n).reduce((sum, pair) => sum + worth(pair), 0));
  let best = 0;
  const visit = (n: number, sum: number): void => {
    best = Math.max(best, sum);
    if (n === pairs.length || sum + rest[n]! <= best) return;
    const [a, b] = pairs[n]!.between;
    const [from, to] = pairs[n]!.session === undefined ? [0, slots] : event.sessions![pairs[n]!.session!]!;
    const [x, y] = [participants[a]!.languages, participants[b]!.languages];
    const helped = x && y && !x.some((word) => y.includes(word)) ? 1 : 0;
    for (let t = from; t < to; t++) {
      if (left[a]! < 1 || left[b]! < 1 || busy[a]!.has(t) || busy[b]!.has(t) || tables[t]! < 1 || helpers[t]! < helped)
        continue;
      for (const p of [a, b]) {
        left[p]!--;
        busy[p]!.add(t);
      }
      tables[t]!--;
      helpers[t]! -= helped;
      visit(n + 1, sum + worth(pairs[n]!));
      for (const p of [a, b]) {
        left[p]!++;
        busy[p]!.delete(t);
      }
      tables[t]!++;
      helpers[t]! += helped;
    }
    visit(n + 1, sum);
  };
  visit(0, 0);
  return best;
}

/** Reasons of a plan that are not so. */
export function untrueReasons(event: PlanEvent, { leftOut, timetable: { slot } }: Plan): string[] {
  const held = (p: number) =>
    event.pairs.flatMap(({ between }, e) => (between.includes(p) && slot[e]! >= 0 ? [slot[e]!] : []));
  return leftOut.flatMap(({ pair, whyNot }) => {
    const { between, barred, session } = event.pairs[pair]!;
    const [from, to] = session === undefined ? [0, event.slots] : event.sessions![session]!;
    const full = between.some((p) => held(p).length >= (event.participants[p]!.maxMeetings ?? 1e9));
    const free = Array.from({ length: to - from }, (_, n) => from + n).filter((t) =>
      between.every((p) => !event.participants[p]!.forbidden?.includes(t) && !held(p).includes(t)),
    );
    const tables = (t: number) => (typeof event.tables === 'number' ? event.tables : event.tables[t]!);
    const seated = free.filter((t) => slot.filter((other) => other === t).length < tables(t));
    const [a, b] = between.map((p) => event.participants[p]!.languages);
    const understood = !a || !b || a.some((word) => b.includes(word));
    const so = {
      NEVER: barred === 'NEVER',
      EXCLUDED: barred === 'EXCLUDED' || barred === 'MET_BEFORE',
      QUOTA: full,
      NO_COMMON_SLOT: free.every((t) => tables(t) === 0),
      TABLES_FULL: free.some((t) => tables(t) > 0) && seated.length === 0,
      NO_COMMON_LANGUAGE: !understood,
      LOWER_VALUE: !full && seated.length > 0,
    }[whyNot];
    return so ? [] : [`pair ${pair}: ${whyNot}`];
  });
}

/** Whether these pairs can all be held together. */
function canBeHeld(event: PlanEvent, pairs: readonly number[]): boolean {
  const all = { ...event, pairs: pairs.map((e) => ({ ...event.pairs[e]!, value: 1, asked: undefined })) };
  return all.pairs.every(({ barred }) => !barred) && bestPlan(all) === pairs.length;
}

/** The event with floors and states, and the highest objective of all its plans, by trying every set of pairs. */
export function bestWithFloors(event: PlanEvent): number {
  const tables = (t: number) => (typeof event.tables === 'number' ? event.tables : event.tables[t]!);
  const open = Array.from({ length: event.slots }, (_, t) => t).filter((t) => tables(t) > 0);
  const problem: AssignmentProblem = {
    participants: event.participants.map(({ maxMeetings, forbidden = [], floor, state }) => {
      const free = open.filter((t) => !forbidden.includes(t)).length;
      return { quota: maxMeetings ?? free, free, floor, state };
    }),
    pairs: event.pairs.map((pair, e) => ({ ...pair, barred: canBeHeld(event, [e]) ? undefined : 'NEVER' })),
    stateFairness: event.stateFairness,
  };
  const sets = Array.from({ length: 2 ** event.pairs.length }, (_, set) =>
    event.pairs.flatMap((_, e) => (set & (1 << e) ? [e] : [])),
  );
  const ranked = sets
    .filter((chosen) => chosen.every((e) => !problem.pairs[e]!.barred))
    .map((chosen) => ({ chosen, objective: objectiveOf(problem, chosen) }))
    .sort((a, b) => b.objective - a.objective);
  return ranked.find(({ chosen }) => canBeHeld(event, chosen))!.objective;
}

/** The small event with floors for some and two states. */
export function withFloors(seed: number): PlanEvent {
  const { below, one } = chance(seed + 5000);
  const event = smallEvent(seed);
  const participants = event.participants.map((each) => ({
    ...each,
    floor: below(3),
    state: one(['KZ', 'UZ', undefined]),
  }));
  return { ...event, participants, stateFairness: seed % 2 ? 0.5 : 0 };
}

/** The event with likings of its own for each, and its pairs only between one half of the participants and the other. */
export function withTwoSides(seed: number): { event: PlanEvent; proposing: readonly number[] } {
  const { unit } = chance(seed + 9000);
  const event = smallEvent(seed);
  const half = event.participants.length >> 1;
  const pairs = event.pairs
    .filter(({ between: [a, b] }) => a < half !== b < half)
    .map((pair) => ({ ...pair, likings: [unit(), unit()] as const }));
  return { event: { ...event, pairs }, proposing: event.participants.flatMap((_, p) => (p < half ? [p] : [])) };
}

/** The pairs that would rather meet and could, from the words alone: every slot, every interpreter, and all that the two may leave. */
export function blockersOfPlan(
  event: PlanEvent,
  { timetable: { slot, interpreter } }: Pick<Plan, 'timetable'>,
): number[] {
  const liking = (p: number, e: number) => event.pairs[e]!.likings![event.pairs[e]!.between.indexOf(p)]!;
  const helpers = [-1, ...(event.interpreters ?? []).keys()];
  return event.pairs.flatMap(({ between }, e) => {
    if (slot[e]! >= 0) return [];
    const [mine, yours] = between.map((p) => [
      -1,
      ...slot.flatMap((t, f) =>
        t >= 0 && event.pairs[f]!.between.includes(p) && liking(p, f) < liking(p, e) ? [f] : [],
      ),
    ]);
    const stands = (t: number, by: number, left: readonly number[]) => {
      const now = slot.map((was, f) => (f === e ? t : left.includes(f) ? -1 : was));
      const seen = new Map<number, number>();
      const table = now.map((at) => {
        seen.set(at, (seen.get(at) ?? -1) + 1);
        return seen.get(at)!;
      });
      const helped = now.map((at, f) => (at < 0 ? -1 : f === e ? by : interpreter[f]!));
      return brokenRules(asTimetable(event), { slot: now, table, interpreter: helped }).length === 0;
    };
    const blocks = Array.from({ length: event.slots }, (_, t) => t).some((t) =>
      helpers.some((by) => mine!.some((f) => yours!.some((g) => stands(t, by, [f, g])))),
    );
    return blocks ? [e] : [];
  });
}
