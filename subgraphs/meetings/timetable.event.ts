import type { Booked, PlanEvent, PlanPair } from '#matching';
import {
  type ProblemMeeting,
  type ProblemPair,
  pairOf,
  type TimetableProblem,
  type TimetableWishes,
  understand,
} from './timetable.problem.ts';
import { isWithinOneSide } from './timetable.sides.ts';

/** What a break costs, in meetings: little, so that of timetables worth the same the one with fewer is taken. */
const BREAK_PENALTY = 0.05;

/** What a seat costs that a state lacks of its share, in meetings. */
const STATE_FAIRNESS = 0.3;

/**
 * Standing meetings are meetings of the plan, so that waits heed them. Those that break a rule of today (the two need an
 * interpreter, a side took back the day or lowered its quota, or they are of one side where the choice knows two) stand all
 * the same: they are taken out of the hours, the quotas and the tables instead, so that no rule unseats them.
 */
export function apartOf(problem: TimetableProblem, { choice }: TimetableWishes): ReadonlySet<ProblemMeeting> {
  const { participants, standing } = problem;
  const meetings = (p: number) => standing.filter(({ a, b }) => a === p || b === p).length;
  const strained = (p: number) => meetings(p) > (participants[p]!.quota ?? Number.POSITIVE_INFINITY);
  const isApart = (meeting: ProblemMeeting) =>
    !understand(problem, meeting.a, meeting.b) ||
    (choice === 'STABLE' && isWithinOneSide(problem, meeting)) ||
    [meeting.a, meeting.b].some((p) => strained(p) || participants[p]!.away.includes(meeting.slot));
  return new Set(standing.filter(isApart));
}

export function eventOf(
  problem: TimetableProblem,
  wishes: TimetableWishes,
  set: ReadonlySet<ProblemMeeting>,
): PlanEvent {
  const { slots, slotMinutes, breakMinutes, interpreters, participants, pairs } = problem;
  const apart = [...set];
  const standing = new Set(problem.standing.map(pairOf));
  const settled = new Set(apart.map(pairOf));
  const at = (taken: (meeting: ProblemMeeting) => boolean) => apart.filter(taken).map(({ slot }) => slot);
  const { longestWaitMinutes: wait, atLeast, fairToStates } = wishes;
  const tables = slots.map(({ open }, t) => {
    const within = problem.standing.filter((meeting) => meeting.slot === t && !set.has(meeting)).length;
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
        ...(atLeast !== null && { floor: Math.max(0, atLeast - own.length) }),
        ...(state !== null && { state }),
      };
    }),
    pairs: pairs.map((pair) => ({
      ...{ between: [pair.a, pair.b] as const, value: pair.value, likings: pair.likings },
      ...(pair.asked && { asked: pair.asked }),
      ...barOf(pair, standing.has(pairOf(pair)), settled.has(pairOf(pair))),
    })),
  };
}
/** The engine knows no bar of a mandate: to it the two are excluded. Who meets apart from the plan is not to meet in it again. */
function barOf({ barred }: ProblemPair, stands: boolean, apart: boolean): Pick<PlanPair, 'barred'> {
  if (apart) return { barred: 'EXCLUDED' };
  if (barred === null || stands) return {};
  return { barred: barred === 'NOT_SUITED' ? 'EXCLUDED' : barred };
}

/** What keeps its place in the plan. */
export function bookedOf(problem: TimetableProblem, apart: ReadonlySet<ProblemMeeting>): Booked {
  const within = problem.standing.filter((meeting) => !apart.has(meeting));
  const standing = new Map(within.map((meeting) => [pairOf(meeting), meeting]));
  const of = problem.pairs.map((pair) => standing.get(pairOf(pair)));
  const timetable = {
    slot: of.map((meeting) => meeting?.slot ?? -1),
    table: of.map((meeting) => (meeting ? problem.tables.indexOf(meeting.table) : -1)),
    interpreter: of.map(() => -1),
  };
  return { timetable, kept: 'UNBOOKED_ONLY' };
}
