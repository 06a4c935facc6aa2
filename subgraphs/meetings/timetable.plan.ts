import { type LeftOutBecause, type Plan, type PlanEvent, planMeetings } from '#matching';
import { Grid } from './timetable.grid.ts';
import {
  type PairBar,
  type PlannedGap,
  type PlannedTimetable,
  type ProblemMeeting,
  type TimetableProblem,
  type TimetableWishes,
  understand,
} from './timetable.problem.ts';
import type { WhyNoMeeting } from './timetable.states.ts';

/** What a break costs, in meetings: little, so that of timetables worth the same the one with fewer is taken. */
const BREAK_PENALTY = 0.05;

/** What a seat costs that a state lacks of its share, in meetings. */
const STATE_FAIRNESS = 0.3;

/** Chooses who meets whom and lays it out around what stands. Same problem and wishes, same timetable. */
export async function planTimetableOf(
  problem: TimetableProblem,
  wishes: TimetableWishes,
  pause?: () => Promise<void>,
): Promise<PlannedTimetable> {
  const event = eventOf(problem, wishes);
  const booked = bookedOf(problem);
  const plan = await planMeetings(event, { steps: wishes.steps, booked, pause });
  const entries = entriesOf(problem, plan);
  const { held, breaks, objective, bound } = plan;
  const apart = apartOf(problem).size;
  return { entries, gaps: gapsOf(problem, plan, entries), held: held + apart, breaks, value: objective, bound };
}

const keyOf = ({ a, b }: { readonly a: number; readonly b: number }): string => (a < b ? `${a}+${b}` : `${b}+${a}`);

/**
 * Standing meetings are meetings of the plan, so that waits heed them. Those that break a rule of today (the two need an
 * interpreter, a side took back the day or lowered its quota) stand all the same: they are taken out of the hours, the
 * quotas and the tables instead, so that no rule unseats them.
 */
function apartOf(problem: TimetableProblem): Set<ProblemMeeting> {
  const { participants, standing } = problem;
  const meetings = (p: number) => standing.filter(({ a, b }) => a === p || b === p).length;
  const strained = (p: number) => meetings(p) > (participants[p]!.quota ?? Number.POSITIVE_INFINITY);
  const isApart = ({ a, b, slot }: ProblemMeeting) =>
    !understand(problem, a, b) || [a, b].some((p) => strained(p) || participants[p]!.away.includes(slot));
  return new Set(standing.filter(isApart));
}

function eventOf(problem: TimetableProblem, wishes: TimetableWishes): PlanEvent {
  const { slots, slotMinutes, breakMinutes, interpreters, participants, pairs } = problem;
  const apart = [...apartOf(problem)];
  const standing = new Set(problem.standing.map(keyOf));
  const at = (taken: (meeting: ProblemMeeting) => boolean) => apart.filter(taken).map(({ slot }) => slot);
  const { longestWaitMinutes: wait, atLeast, fairToStates } = wishes;
  const tables = slots.map(({ open }, t) => {
    const within = problem.standing.filter((meeting) => meeting.slot === t && !apart.includes(meeting)).length;
    return open ? problem.tables.length - at(({ slot }) => slot === t).length : within;
  });
  return {
    slots: slots.length,
    tables,
    pauses: slots.flatMap(({ session }, t) => (t > 0 && session !== slots[t - 1]!.session ? [t] : [])),
    ...(wait !== null && { longestWait: Math.floor((wait - breakMinutes) / (slotMinutes + breakMinutes)) }),
    breakPenalty: BREAK_PENALTY,
    ...(fairToStates && { stateFairness: STATE_FAIRNESS }),
    interpreters: interpreters.map(({ id, languages, away }) => ({
      languages,
      forbidden: [...away, ...at(({ interpreter }) => interpreter === id)],
    })),
    participants: participants.map(({ languages, away, quota, state }, p) => {
      const own = at(({ a, b }) => a === p || b === p);
      return {
        languages,
        forbidden: [...new Set([...away, ...own])],
        ...(quota !== null && { maxMeetings: Math.max(0, quota - own.length) }),
        ...(atLeast !== null && { floor: atLeast }),
        ...(state !== null && { state }),
      };
    }),
    pairs: pairs.map((pair) => ({
      ...{ between: [pair.a, pair.b] as const, value: pair.value },
      ...(pair.asked && { asked: pair.asked }),
      ...(pair.barred && !standing.has(keyOf(pair)) && { barred: barOf(pair.barred) }),
    })),
  };
}

/** The engine knows no bar of a mandate: to it the two are excluded. */
const barOf = (barred: PairBar) => (barred === 'NOT_SUITED' ? 'EXCLUDED' : barred);

function bookedOf(problem: TimetableProblem) {
  const apart = apartOf(problem);
  const within = problem.standing.filter((meeting) => !apart.has(meeting));
  const standing = new Map(within.map((meeting) => [keyOf(meeting), meeting]));
  const of = problem.pairs.map((pair) => standing.get(keyOf(pair)));
  const timetable = {
    slot: of.map((meeting) => meeting?.slot ?? -1),
    table: of.map((meeting) => (meeting ? problem.tables.indexOf(meeting.table) : -1)),
    interpreter: of.map(() => -1),
  };
  return { timetable, kept: 'UNBOOKED_ONLY' as const };
}

/** The new meetings, at the tables that what stands leaves them. */
function entriesOf(problem: TimetableProblem, { timetable }: Plan): PlannedTimetable['entries'] {
  const standing = new Set(problem.standing.map(keyOf));
  const taken = new Set(problem.standing.map(({ slot, table }) => `${slot} ${table}`));
  return problem.pairs.flatMap((pair, at) => {
    const slot = timetable.slot[at]!;
    if (slot < 0 || standing.has(keyOf(pair))) return [];
    const table = problem.tables.find((one) => !taken.has(`${slot} ${one}`))!;
    taken.add(`${slot} ${table}`);
    const interpreter = problem.interpreters[timetable.interpreter[at]!]?.id ?? null;
    return [{ a: pair.a, b: pair.b, slot, table, interpreter, value: pair.value }];
  });
}

function gapsOf(problem: TimetableProblem, { leftOut }: Plan, entries: readonly ProblemMeeting[]): PlannedGap[] {
  const grid = new Grid(problem, [...problem.standing, ...entries]);
  const standing = new Set(problem.standing.map(keyOf));
  const gaps = leftOut
    .map(({ pair, whyNot }) => ({ pair: problem.pairs[pair]!, whyNot }))
    .filter(({ pair }) => !standing.has(keyOf(pair)))
    .map(({ pair: { a, b, value, barred }, whyNot }) => {
      const because: WhyNoMeeting = barred ?? (whyNot satisfies LeftOutBecause);
      return { a, b, because, told: barred === 'MET_BEFORE' ? barred : grid.whyNot(a, b), value };
    });
  return gaps.sort((x, y) => y.value - x.value || x.a - y.a || x.b - y.b);
}
