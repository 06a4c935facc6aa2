import { type LeftOutBecause, type Plan, type PlanChoice, planMeetings } from '#matching';
import { highs } from './linear.solver.ts';
import { apartOf, bookedOf, eventOf } from './timetable.event.ts';
import { Grid } from './timetable.grid.ts';
import {
  type PlannedGap,
  type PlannedTimetable,
  type ProblemMeeting,
  pairOf,
  type TimetableProblem,
  type TimetableWishes,
} from './timetable.problem.ts';
import { proposingIn } from './timetable.sides.ts';
import type { WhyNoMeeting } from './timetable.states.ts';

/**
 * Chooses who meets whom and lays it out around what stands.
 * @param ended when it settles, an exact choice is what its solver has come to
 */
export async function planAround(
  problem: TimetableProblem,
  wishes: TimetableWishes,
  ended: Promise<unknown>,
): Promise<PlannedTimetable> {
  const apart = apartOf(problem, wishes);
  const event = eventOf(problem, wishes, apart);
  const choice = choiceOf(problem, wishes, ended);
  const plan = await planMeetings(event, { steps: wishes.steps, booked: bookedOf(problem, apart), choice });
  const entries = entriesOf(problem, plan);
  const { held, breaks, objective: value, bound, blocking } = plan;
  return {
    ...{ entries, gaps: gapsOf(problem, plan, entries), held: held + apart.size },
    ...{ breaks, value, bound, blocking: blocking.length, waitsTooLong: plan.status === 'INCOMPLETE' },
  };
}

function choiceOf(
  problem: TimetableProblem,
  { choice }: TimetableWishes,
  ended: Promise<unknown>,
): PlanChoice | undefined {
  if (choice === 'STABLE') return { kind: 'STABLE', proposing: proposingIn(problem) };
  return choice === 'EXACT' ? { kind: 'EXACT', solver: highs, ended } : undefined;
}

/** The new meetings, at the tables that what stands leaves them. */
function entriesOf(problem: TimetableProblem, { timetable }: Plan): PlannedTimetable['entries'] {
  const standing = new Set(problem.standing.map(pairOf));
  const taken = new Set(problem.standing.map(({ slot, table }) => `${slot} ${table}`));
  return problem.pairs.flatMap((pair, at) => {
    const slot = timetable.slot[at]!;
    if (slot < 0 || standing.has(pairOf(pair))) return [];
    const table = problem.tables.find((one) => !taken.has(`${slot} ${one}`))!;
    taken.add(`${slot} ${table}`);
    const interpreter = problem.interpreters[timetable.interpreter[at]!]?.id ?? null;
    return [{ a: pair.a, b: pair.b, slot, table, interpreter, value: pair.value, moves: null }];
  });
}

function gapsOf(problem: TimetableProblem, { leftOut }: Plan, entries: readonly ProblemMeeting[]): PlannedGap[] {
  const grid = new Grid(problem, [...problem.standing, ...entries]);
  const standing = new Set(problem.standing.map(pairOf));
  const gaps = leftOut
    .map(({ pair, whyNot }) => ({ pair: problem.pairs[pair]!, whyNot }))
    .filter(({ pair }) => !standing.has(pairOf(pair)))
    .map(({ pair: { a, b, unasked: value, barred, judged }, whyNot }) => {
      const because: WhyNoMeeting = barred ?? (whyNot satisfies LeftOutBecause);
      return { a, b, because, told: barred === 'MET_BEFORE' ? barred : grid.whyNot(a, b), judged, value };
    });
  return gaps.sort((x, y) => y.value - x.value || x.a - y.a || x.b - y.b);
}
