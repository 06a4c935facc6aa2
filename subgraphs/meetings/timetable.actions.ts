import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { conflict, invalid } from '#kit/failure';
import { once, replied } from '#kit/idempotency';
import { lockBars } from './bar.rules.ts';
import { Event } from './event.entity.ts';
import { mustOrganise } from './event.rules.ts';
import { LOCKED_IN_ORDER } from './lock.ts';
import { Meeting } from './meeting.entity.ts';
import { LIVE } from './meeting.life.ts';
import { Participation } from './participation.entity.ts';
import { isToCome } from './participation.rules.ts';
import type { plan } from './planner.ts';
import { pinnedAmong } from './timetable.drafts.ts';
import { Timetable, TimetableEntry } from './timetable.entity.ts';
import type { PlanTimetableInput } from './timetable.inputs.ts';
import type { TimetableProblem, TimetableWishes } from './timetable.problem.ts';
import { readProblem } from './timetable.reader.ts';
import { mustHaveTwoSides } from './timetable.sides.ts';
import type { TimetableMode } from './timetable.states.ts';
import { keep } from './timetable.store.ts';

/** Moves of the search for each point of effort. */
const STEPS = 200_000;

/** Of an exact choice, without effort and for each point of it: more than an HTTP request waits for comes only on request. */
const SOLVER_SECONDS = 1;

/** @throws INVALID_EFFORT, INVALID_WAIT, INVALID_FLOOR */
function wishesOf({
  effort,
  longestWaitMinutes = null,
  atLeast = null,
  fairToStates,
  choice,
}: PlanTimetableInput): TimetableWishes {
  if (effort < 0 || effort > 10) throw invalid('INVALID_EFFORT', 'Effort is 0 to 10.', ['effort']);
  if (longestWaitMinutes !== null && longestWaitMinutes < 0)
    throw invalid('INVALID_WAIT', 'A wait is no less than 0 minutes.', ['longestWaitMinutes']);
  if (atLeast !== null && atLeast < 0)
    throw invalid('INVALID_FLOOR', 'A number of meetings is 0 or more.', ['atLeast']);
  const solverSeconds = SOLVER_SECONDS * (1 + effort);
  return { longestWaitMinutes, atLeast, fairToStates, choice, solverSeconds, steps: effort * STEPS };
}

/** @throws NO_PAIRS, ONE_SIDED */
function mustBePlannable(problem: TimetableProblem, { choice }: TimetableWishes): void {
  if (problem.pairs.length === 0)
    throw conflict('NO_PAIRS', 'No pair at this event was judged or asked for yet.', ['eventId']);
  if (choice === 'STABLE') mustHaveTwoSides(problem);
}

/** Of the draft at hand, what stays. */
async function keptOf(em: EntityManager, { id: eventId }: Event, mode: TimetableMode): Promise<TimetableEntry[]> {
  const draft = await em.find(TimetableEntry, { eventId }, { orderBy: { id: 'asc' } });
  return mode === 'UNBOOKED_ONLY' ? draft : pinnedAmong(em, draft);
}

/**
 * What the timetable rests on stands still until the transaction ends: exclusions, the event, all who take part, and
 * the meetings that it may move. Taken in the order in which bookings take them.
 */
export async function lockAll(em: EntityManager, { id: eventId }: Event, mode?: TimetableMode): Promise<Event> {
  await lockBars(em, 'SHARED');
  const event = await em.findOneOrFail(Event, eventId, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  await em.find(Participation, { eventId }, LOCKED_IN_ORDER);
  if (mode === 'REARRANGE') await em.find(Meeting, { eventId, state: { $in: LIVE } }, LOCKED_IN_ORDER);
  return event;
}

/**
 * Searches before it locks, so that nobody waits for it; `search` is asked again under the lock, and has its answer ready unless
 * something changed meanwhile (`planOnce`).
 * @throws NOT_FOUND, FORBIDDEN, EVENT_CANCELLED, EVENT_OVER; NO_PAIRS, ONE_SIDED
 */
export async function planTimetable(
  input: PlanTimetableInput,
  context: Context,
  search: typeof plan,
): Promise<Timetable> {
  const { viewer, clock } = context;
  const before = await replied<string>(context, 'planTimetable', input);
  if (before !== undefined) return context.em.findOneOrFail(Timetable, before);
  const wishes = wishesOf(input);
  const aside = context.em.fork();
  const event = await aside.findOne(Event, input.eventId);
  isToCome(event, clock());
  mustOrganise(event, viewer);
  const problem = await readProblem(aside, event, await keptOf(aside, event, input.mode), clock(), input.mode);
  mustBePlannable(problem, wishes);
  await search(problem, wishes);
  const id = await once(context, 'planTimetable', input, async (em) => {
    isToCome(await lockAll(em, event, input.mode), clock());
    const kept = await keptOf(em, event, input.mode);
    const now = await readProblem(em, event, kept, clock(), input.mode);
    mustBePlannable(now, wishes);
    const planned = await search(now, wishes);
    const timetable = await keep({ ...context, em }, event, input, now, planned, kept);
    return timetable.id;
  });
  return context.em.findOneOrFail(Timetable, id);
}
