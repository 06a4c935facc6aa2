import type { EntityManager } from '@mikro-orm/postgresql';
import { conflict } from '#kit/failure';
import type { Event } from './event.entity.ts';
import type { TimetableEntry } from './timetable.entity.ts';
import { keyIn, type ProblemMeeting, pairKey, pairOf, type TimetableProblem } from './timetable.problem.ts';
import { readProblem } from './timetable.reader.ts';

/** Whether a planned meeting asks nothing of anybody that was taken back since. What is booked stands whatever was. */
function fittingIn({ participants, interpreters, pairs, standing }: TimetableProblem) {
  const meetings = Map.groupBy(
    standing.flatMap(({ a, b }) => [a, b]),
    (p) => p,
  );
  const never = new Set(pairs.filter(({ barred }) => barred === 'NEVER').map(pairOf));
  const isFree = (p: number, slot: number) => {
    const { quota, away } = participants[p]!;
    return !away.includes(slot) && (meetings.get(p)?.length ?? 0) <= (quota ?? Number.POSITIVE_INFINITY);
  };
  return (meeting: ProblemMeeting): boolean => {
    const { a, b, slot, interpreter } = meeting;
    const isAway = interpreters.some(({ id, away }) => id === interpreter && away.includes(slot));
    return isFree(a, slot) && isFree(b, slot) && !never.has(pairOf(meeting)) && !isAway;
  };
}

/** @throws EVENT_CHANGED when people booked others meanwhile, or took back hours, or some of it has begun */
export async function mustStillFit(em: EntityManager, event: Event, entries: readonly TimetableEntry[], now: Date) {
  const problem = await readProblem(em, event, entries, now);
  const drafted = new Set(entries.map(({ a, b }) => pairKey(a, b)));
  const planned = problem.standing.filter((meeting) => drafted.has(keyIn(problem, meeting)));
  if (!planned.every(fittingIn(problem)) || entries.some(({ startsAt }) => startsAt <= now))
    throw conflict('EVENT_CHANGED', 'The draft no longer fits what was agreed since; plan again.', ['id']);
}
