import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { conflict, invalid, notFound } from '#kit/failure';
import { once, replied } from '#kit/idempotency';
import { lockBars } from './bar.rules.ts';
import { Event } from './event.entity.ts';
import { mustOrganise } from './event.rules.ts';
import { Meeting } from './meeting.entity.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { Participation } from './participation.entity.ts';
import { mustBeToCome } from './participation.rules.ts';
import { plan } from './planner.ts';
import { confirmEntries } from './timetable.drafts.ts';
import { Timetable, TimetableEntry } from './timetable.entity.ts';
import type { PinMeetingsInput, PlanTimetableInput, PublishTimetableInput } from './timetable.inputs.ts';
import { timetableLife } from './timetable.life.ts';
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
function keptOf(em: EntityManager, { id: eventId }: Event, mode: TimetableMode): Promise<TimetableEntry[]> {
  const pinned = mode === 'KEEP_PINNED' ? { pinned: true } : {};
  return em.find(TimetableEntry, { eventId, ...pinned }, { orderBy: { id: 'asc' } });
}

/**
 * What the timetable rests on stands still until the transaction ends: exclusions, the event, and all who take part. Taken in
 * the order in which bookings take them.
 */
async function lockAll(em: EntityManager, { id: eventId }: Event): Promise<void> {
  await lockBars(em, 'SHARED');
  await em.findOneOrFail(Event, eventId, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true } as const;
  await em.find(Participation, { eventId }, lock);
}

const same = (a: TimetableProblem, b: TimetableProblem): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Plans before it locks, so that nobody waits for the search; if something changed meanwhile, it plans again under the lock.
 * @throws NOT_FOUND, FORBIDDEN, EVENT_CANCELLED, EVENT_OVER; NO_PAIRS, ONE_SIDED
 */
export async function planTimetable(input: PlanTimetableInput, context: Context): Promise<Timetable> {
  const { viewer, clock } = context;
  const before = await replied<string>(context, 'planTimetable', input);
  if (before !== undefined) return context.em.findOneOrFail(Timetable, before);
  const wishes = wishesOf(input);
  const aside = context.em.fork();
  const event = await mustBeToCome(aside, input.eventId, clock());
  mustOrganise(event, viewer);
  const problem = await readProblem(aside, event, await keptOf(aside, event, input.mode), clock());
  mustBePlannable(problem, wishes);
  const planned = await plan(problem, wishes);
  const id = await once(context, 'planTimetable', input, async (em) => {
    await lockAll(em, event);
    const kept = await keptOf(em, event, input.mode);
    const now = await readProblem(em, event, kept, clock());
    mustBePlannable(now, wishes);
    const fresh = same(problem, now) ? planned : await plan(now, wishes);
    const timetable = await keep({ ...context, em }, event, input, now, fresh, kept);
    return timetable.id;
  });
  return context.em.findOneOrFail(Timetable, id);
}

/** The timetable, locked, as the organiser read it. @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT */
async function own(em: EntityManager, id: string, version: number, context: Context): Promise<[Timetable, Event]> {
  const known = await em.findOne(Timetable, id);
  const event = known && (await em.findOne(Event, known.eventId));
  if (!event) throw notFound('There is no such timetable.', ['id']);
  mustOrganise(event, context.viewer);
  await lockAll(em, event);
  const timetable = await em.findOneOrFail(Timetable, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  await em.lock(timetable, LockMode.OPTIMISTIC, version);
  return [timetable, event];
}

/** A draft whose people booked others meanwhile may ask too much of somebody. @throws EVENT_CHANGED */
async function mustStillFit(em: EntityManager, event: Event, entries: readonly TimetableEntry[], now: Date) {
  const { participants, pairs, standing } = await readProblem(em, event, entries, now);
  const meetings = (p: number) => standing.filter(({ a, b }) => a === p || b === p).length;
  const over = participants.find(({ quota }, p) => quota !== null && meetings(p) > quota);
  const barred = standing.find(({ a, b }) =>
    pairs.some((pair) => pair.a === a && pair.b === b && pair.barred === 'NEVER'),
  );
  const hasBegun = entries.some(({ startsAt }) => startsAt <= now);
  if (over || barred || hasBegun)
    throw conflict('EVENT_CHANGED', 'The draft no longer fits what was agreed since; plan again.', ['id']);
}

/** @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, ILLEGAL_TRANSITION, EVENT_CHANGED */
export async function publishTimetable(input: PublishTimetableInput, context: Context): Promise<Timetable> {
  await once(context, 'publishTimetable', input, async (em) => {
    const firing = { ...context, em };
    const [timetable, event] = await own(em, input.id, input.expectedVersion, context);
    await mustBeToCome(em, event.id, context.clock(), ['id']);
    const entries = await em.find(
      TimetableEntry,
      { timetableId: timetable.id },
      { orderBy: { startsAt: 'asc', id: 'asc' } },
    );
    await mustStillFit(em, event, entries, context.clock());
    const before = await em.find(Timetable, { eventId: event.id, state: 'PUBLISHED' });
    for (const one of before) timetableLife.fire(firing, 'supersede', one);
    await em.flush();
    timetableLife.fire(firing, 'publish', timetable);
    await confirmEntries(em, entries);
    for (const entry of entries) scheduleEntry(firing, entry);
    return timetable.id;
  });
  return context.em.findOneOrFail(Timetable, input.id, { refresh: true });
}

/** Turns an entry into a meeting, with notice to both sides. */
function scheduleEntry(context: Context, entry: TimetableEntry): void {
  const { em } = context;
  const { id, eventId, a, b, tableId, interpreterId, startsAt, endsAt } = entry;
  const row = { id, eventId, a, b, tableId, interpreterId, startsAt, endsAt, heldUntil: null };
  advanceMeeting(context, 'schedule', em.create(Meeting, { ...row, state: 'HELD', version: 1 }));
  em.remove(entry);
}

/** @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, NOT_A_DRAFT */
export function pinMeetings(input: PinMeetingsInput, context: Context): Promise<Timetable> {
  return context.em.transactional(async (em) => {
    const [timetable] = await own(em, input.timetableId, input.expectedVersion, context);
    if (timetable.state !== 'DRAFT') throw conflict('NOT_A_DRAFT', 'Only a draft is made anew.', ['timetableId']);
    const entries = await em.find(TimetableEntry, { timetableId: timetable.id, id: { $in: input.meetings } });
    if (entries.length < new Set(input.meetings).size) throw notFound('The draft has no such meeting.', ['meetings']);
    for (const entry of entries) entry.pinned = input.pinned;
    return timetable;
  });
}
