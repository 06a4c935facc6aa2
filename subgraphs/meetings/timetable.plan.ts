import { type LeftOutBecause, type Plan, type PlanEvent, planMeetings } from '#matching';
import { Grid } from './timetable.grid.ts';
import {
  type PlannedGap,
  type PlannedTimetable,
  type ProblemMeeting,
  type TimetableProblem,
  type TimetableWishes,
  understand,
} from './timetable.problem.ts';
import type { WhyNoMeeting } from './timetable.states.ts';

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
  const apart = problem.standing.filter(({ a, b }) => !understand(problem, a, b)).length;
  return { entries, gaps: gapsOf(problem, plan, entries), held: held + apart, breaks, value: objective, bound };
}

const keyOf = ({ a, b }: { readonly a: number; readonly b: number }): string => (a < b ? `${a}+${b}` : `${b}+${a}`);

/**
 * Standing meetings of two who share a language are meetings of the plan. The others were booked with an interpreter or
 * without: they are taken out of the hours, the quotas and the tables instead, so that no rule of languages unseats them.
 */
function eventOf(problem: TimetableProblem, wishes: TimetableWishes): PlanEvent {
  const { slots, slotMinutes, breakMinutes, interpreters, participants, pairs } = problem;
  const apart = problem.standing.filter(({ a, b }) => !understand(problem, a, b));
  const at = (taken: (meeting: ProblemMeeting) => boolean) => apart.filter(taken).map(({ slot }) => slot);
  const { longestWaitMinutes: wait, atLeast, fairToStates } = wishes;
  const tables = slots.map(({ open }, t) =>
    open ? problem.tables.length - at(({ slot }) => slot === t).length : standingIn(problem, t),
  );
  return {
    slots: slots.length,
    tables,
    pauses: slots.flatMap(({ session }, t) => (t > 0 && session !== slots[t - 1]!.session ? [t] : [])),
    ...(wait !== null && { longestWait: Math.floor((wait - breakMinutes) / (slotMinutes + breakMinutes)) }),
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
    pairs: pairs.map(({ a, b, value, asked, barred }) => ({
      between: [a, b],
      value,
      ...(asked && { asked }),
      ...(barred && { barred: barred === 'NOT_SUITED' ? 'EXCLUDED' : barred }),
    })),
  };
}

/** A slot that has begun takes no more than what stands in it. */
function standingIn(problem: TimetableProblem, t: number): number {
  return problem.standing.filter(({ a, b, slot }) => slot === t && understand(problem, a, b)).length;
}

function bookedOf(problem: TimetableProblem) {
  const standing = new Map(problem.standing.map((meeting) => [keyOf(meeting), meeting]));
  const of = problem.pairs.map((pair) => {
    const meeting = standing.get(keyOf(pair));
    return meeting && understand(problem, meeting.a, meeting.b) ? meeting : undefined;
  });
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
