import { planAround } from './timetable.around.ts';
import {
  type MovableMeeting,
  type PlannedEntry,
  type PlannedTimetable,
  type ProblemMeeting,
  pairOf,
  type TimetableProblem,
  type TimetableWishes,
} from './timetable.problem.ts';
import { isWithinOneSide } from './timetable.sides.ts';

/** What moving a meeting costs, in meetings: its sides have made their plans. */
const MOVE_COST = 0.1;

/** Plans made to find one that holds all. */
const ATTEMPTS = 3;

/**
 * Lays out a timetable in which meetings of an earlier one may change their hour. All of them are held; as few are moved as
 * the new meetings need; and none at all where moving them brings less than it costs.
 */
export async function planMoving(problem: TimetableProblem, wishes: TimetableWishes, ended: Promise<unknown>) {
  const unmoved = await planAround(standingStill(problem, problem.movable), wishes, ended);
  const free = await planHolding(problem, wishes, ended);
  if (free === null) return unmoved;
  const few = await settled(free, forcedAway(free), wishes, ended);
  const moved = few.planned.waitsTooLong ? await settled(free, free.moved, wishes, ended) : few;
  const isWorthIt = moved.planned.value - MOVE_COST * moved.moves > unmoved.value;
  return isWorthIt && (!moved.planned.waitsTooLong || unmoved.waitsTooLong) ? moved.planned : unmoved;
}

const standingStill = (problem: TimetableProblem, still: readonly MovableMeeting[]): TimetableProblem => ({
  ...problem,
  standing: [...problem.standing, ...still],
  movable: problem.movable.filter((one) => !still.includes(one)),
});

/** What is booked already goes before what is not. */
function urging(problem: TimetableProblem): TimetableProblem {
  const booked = new Set(problem.movable.map(pairOf));
  const pairs = problem.pairs.map((pair) => (booked.has(pairOf(pair)) ? { ...pair, asked: 'MUST' as const } : pair));
  return { ...problem, pairs };
}

/** A timetable for which some meetings may move: where it has put these, and what else it holds. */
interface Moving {
  readonly problem: TimetableProblem;
  /** Those at another hour than before, each with its place there. */
  readonly moved: ReadonlyMap<MovableMeeting, PlannedEntry>;
  readonly others: readonly PlannedEntry[];
}

/** Whoever would lose its meeting keeps it where it is, and it is planned again; null where that does not help. */
async function planHolding(
  problem: TimetableProblem,
  wishes: TimetableWishes,
  ended: Promise<unknown>,
): Promise<Moving | null> {
  const oneSided = problem.movable.filter((one) => wishes.choice === 'STABLE' && isWithinOneSide(problem, one));
  let now = standingStill(problem, oneSided);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { entries } = await planAround(urging(now), wishes, ended);
    const at = new Map(entries.map((entry) => [pairOf(entry), entry]));
    const lost = now.movable.filter((one) => !at.has(pairOf(one)));
    if (lost.length === 0) {
      const movable = new Set(now.movable.map(pairOf));
      const moved = now.movable.filter((one) => at.get(pairOf(one))!.slot !== one.slot);
      return {
        problem: now,
        moved: new Map(moved.map((one) => [one, at.get(pairOf(one))!])),
        others: entries.filter((entry) => !movable.has(pairOf(entry))),
      };
    }
    now = standingStill(now, lost);
  }
  return null;
}

const sharesParty = (x: ProblemMeeting, y: ProblemMeeting): boolean => [y.a, y.b].some((p) => p === x.a || p === x.b);

/**
 * Of the moved those that cannot stay: a side is not there any more, or somebody new, or a meeting that had to move, has
 * their hour or their table. The rest goes back, which keeps every rule, for nobody else was put where they were.
 */
function forcedAway(moving: Moving): ReadonlyMap<MovableMeeting, PlannedEntry> {
  const away = new Map<MovableMeeting, PlannedEntry>();
  const next = () => [...moving.moved.keys()].find((one) => !away.has(one) && !canStay(moving, away, one));
  for (let one = next(); one !== undefined; one = next()) away.set(one, moving.moved.get(one)!);
  // One that left for want of a table may find it free, once others have left.
  for (const [one, entry] of [...away]) {
    away.delete(one);
    if (!canStay(moving, away, one)) away.set(one, entry);
  }
  return away;
}

function canStay(
  { problem, others }: Moving,
  away: ReadonlyMap<MovableMeeting, PlannedEntry>,
  one: MovableMeeting,
): boolean {
  const placed = [...others, ...away.values()];
  const still = problem.movable.filter((meeting) => !away.has(meeting));
  const then = [...problem.standing, ...placed, ...still].filter(({ slot }) => slot === one.slot);
  return (
    [one.a, one.b].every((p) => !problem.participants[p]!.away.includes(one.slot)) &&
    then.every((other) => other === one || !sharesParty(other, one)) &&
    then.length <= problem.tables.length
  );
}

/** The timetable with these meetings moved and all others where they were, filled up and judged anew. */
async function settled(
  { problem, others }: Moving,
  away: ReadonlyMap<MovableMeeting, PlannedEntry>,
  wishes: TimetableWishes,
  ended: Promise<unknown>,
): Promise<{ planned: PlannedTimetable; moves: number }> {
  const still = problem.movable.filter((one) => !away.has(one));
  const standing = [...problem.standing, ...still];
  const moves = [...away].map(([{ id }, entry]): PlannedEntry => ({ ...entry, moves: id }));
  const entries = atTables(problem, standing, [...moves, ...others]);
  const whole = { ...problem, standing: [...standing, ...entries], movable: [] };
  const planned = await planAround(whole, { ...wishes, steps: 0 }, ended);
  return { planned: { ...planned, entries: [...entries, ...planned.entries] }, moves: moves.length };
}

/** The first tables that what stands leaves them. */
function atTables(
  { tables }: TimetableProblem,
  standing: readonly ProblemMeeting[],
  entries: readonly PlannedEntry[],
): PlannedEntry[] {
  const taken = new Set(standing.map(({ slot, table }) => `${slot} ${table}`));
  return entries.map((entry) => {
    const table = tables.find((one) => !taken.has(`${entry.slot} ${one}`))!;
    taken.add(`${entry.slot} ${table}`);
    return { ...entry, table };
  });
}
