import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from './event.entity.ts';
import type { TimetableEntry } from './timetable.entity.ts';
import {
  bridges,
  keyIn,
  type ProblemMeeting,
  pairKey,
  pairOf,
  type TimetableProblem,
  understand,
} from './timetable.problem.ts';
import { readProblem } from './timetable.reader.ts';
import { type UnfitMeeting, unfit, type WhyUnfit } from './timetable.unfit.ts';

/** What a planned meeting asks of somebody that was taken back since; null: nothing. What is booked stands whatever was. */
function misfitIn(problem: TimetableProblem) {
  const { participants, interpreters, pairs, standing } = problem;
  const meetings = Map.groupBy(
    standing.flatMap(({ a, b }) => [a, b]),
    (p) => p,
  );
  const never = new Set(pairs.filter(({ barred }) => barred === 'NEVER').map(pairOf));
  const isOver = (p: number) => (meetings.get(p)?.length ?? 0) > (participants[p]!.quota ?? Number.POSITIVE_INFINITY);
  return (meeting: ProblemMeeting): WhyUnfit | null => {
    const { a, b, slot } = meeting;
    const interpreter = interpreters.find(({ id }) => id === meeting.interpreter);
    if (never.has(pairOf(meeting))) return 'NOT_POSSIBLE';
    if ([a, b].some((p) => participants[p]!.away.includes(slot))) return 'AWAY';
    if (isOver(a) || isOver(b)) return 'QUOTA';
    if (interpreter?.away.includes(slot)) return 'INTERPRETER_AWAY';
    const isBridged = interpreter !== undefined && bridges(problem, interpreter, a, b);
    return understand(problem, a, b) || isBridged ? null : 'NO_COMMON_LANGUAGE';
  };
}

export const unfitEntry = ({ id, a, b, pinned, moves }: TimetableEntry, because: WhyUnfit): UnfitMeeting => ({
  ...{ id: moves ?? id, a, b, because, pinned },
});

/**
 * @param entries in time order
 * @throws EVENT_CHANGED, naming them, where people booked others meanwhile or took back hours, languages or wishes, or some
 * of it has begun
 */
export async function mustStillFit(em: EntityManager, event: Event, entries: readonly TimetableEntry[], now: Date) {
  const problem = await readProblem(em, event, entries, now);
  const misfit = misfitIn(problem);
  const planned = new Map(problem.standing.map((meeting) => [keyIn(problem, meeting), meeting]));
  const unfitting = entries.flatMap((entry) => {
    const meeting = planned.get(pairKey(entry.a, entry.b));
    const because = entry.startsAt <= now ? 'BEGUN' : meeting ? misfit(meeting) : null;
    return because === null ? [] : [unfitEntry(entry, because)];
  });
  if (unfitting.length > 0) throw unfit(unfitting);
}
