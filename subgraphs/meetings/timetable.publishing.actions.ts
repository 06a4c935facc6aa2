import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { conflict, notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { Event } from './event.entity.ts';
import { mustOrganise } from './event.rules.ts';
import { LOCKED_IN_ORDER } from './lock.ts';
import { Meeting } from './meeting.entity.ts';
import { isMovable, LIVE } from './meeting.life.ts';
import { takeTurns } from './meeting.seating.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { isToCome } from './participation.rules.ts';
import { lockAll } from './timetable.actions.ts';
import { changeHands, confirmEntries } from './timetable.drafts.ts';
import { Timetable, TimetableEntry } from './timetable.entity.ts';
import { mustStillFit, unfitEntry } from './timetable.fit.ts';
import type { PinMeetingsInput, PublishTimetableInput } from './timetable.inputs.ts';
import { timetableLife } from './timetable.life.ts';
import { unfit } from './timetable.unfit.ts';

/** The timetable, locked, as the organiser read it. @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT */
async function own(em: EntityManager, id: string, version: number, context: Context): Promise<[Timetable, Event]> {
  const known = await em.findOne(Timetable, id);
  const event = known && (await em.findOne(Event, known.eventId));
  if (!event) throw notFound('There is no such timetable.', ['id']);
  mustOrganise(event, context.viewer);
  await lockAll(em, event); // which reads it anew
  const timetable = await em.findOneOrFail(Timetable, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  await em.lock(timetable, LockMode.OPTIMISTIC, version);
  return [timetable, event];
}

/** @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, ILLEGAL_TRANSITION, EVENT_CHANGED */
export async function publishTimetable(input: PublishTimetableInput, context: Context): Promise<Timetable> {
  await once(context, 'publishTimetable', input, async (em) => {
    const firing = { ...context, em };
    const [timetable, event] = await own(em, input.id, input.expectedVersion, context);
    isToCome(event, context.clock(), ['id']);
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
    const moved = await movedBy(em, event, entries, context.clock());
    if (moved.size === 0) await confirmEntries(em, entries);
    else await changeHands(em, entries, context.clock());
    for (const entry of entries) settleEntry(firing, event, entry, moved);
    return timetable.id;
  });
  return context.em.findOneOrFail(Timetable, input.id, { refresh: true });
}

/** The meetings that entries move, locked. @throws EVENT_CHANGED when one was called off, moved or pinned since */
async function movedBy(em: EntityManager, event: Event, entries: readonly TimetableEntry[], now: Date) {
  const ids = entries.flatMap(({ moves }) => moves ?? []);
  if (ids.length === 0) return new Map<string, Meeting>();
  const meetings = await em.find(Meeting, { id: { $in: ids } }, LOCKED_IN_ORDER);
  const movable = new Set(meetings.filter((meeting) => isMovable(meeting, now)).map(({ id }) => id));
  const settled = entries.filter(({ moves }) => moves !== null && !movable.has(moves));
  if (settled.length > 0) throw unfit(settled.map((entry) => unfitEntry(entry, 'SETTLED')));
  await takeTurns(em, event);
  return new Map(meetings.map((meeting) => [meeting.id, meeting]));
}

/** Turns an entry into a meeting, or moves the meeting that it moves; with notice to both sides. */
function settleEntry(
  context: Context,
  { organiserId }: Event,
  entry: TimetableEntry,
  moved: ReadonlyMap<string, Meeting>,
) {
  const { em } = context;
  const { id, eventId, a, b, tableId, interpreterId, startsAt, endsAt, timetableId, pinned, moves } = entry;
  const place = { tableId, interpreterId, startsAt, endsAt, timetableId, pinned };
  if (moves === null) {
    const row = { id, eventId, organiserId, a, b, ...place, heldUntil: null };
    advanceMeeting(context, 'schedule', em.create(Meeting, { ...row, state: 'HELD', version: 1 }));
  } else advanceMeeting(context, 'move', Object.assign(moved.get(moves)!, place));
  em.remove(entry);
}

/** Pins what a draft plans, or what is booked already. @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, TIMETABLE_SUPERSEDED */
export function pinMeetings(input: PinMeetingsInput, context: Context): Promise<Timetable> {
  return context.em.transactional(async (em) => {
    const [timetable, { id: eventId }] = await own(em, input.timetableId, input.expectedVersion, context);
    if (timetable.state === 'SUPERSEDED')
      throw conflict('TIMETABLE_SUPERSEDED', 'A later timetable took its place.', ['timetableId']);
    const named = { $in: input.meetings };
    const entries = await em.find(TimetableEntry, {
      timetableId: timetable.id,
      $or: [{ id: named }, { moves: named }],
    });
    const planned = new Set(entries.map(({ id, moves }) => moves ?? id));
    const booked = await em.find(Meeting, { eventId, id: named, state: { $in: LIVE } });
    const known = new Set([...planned, ...booked.map(({ id }) => id)]);
    if (input.meetings.some((id) => !known.has(id))) throw notFound('The timetable has no such meeting.', ['meetings']);
    for (const entry of entries) entry.pinned = input.pinned;
    for (const meeting of booked) if (!planned.has(meeting.id)) meeting.pinned = input.pinned;
    return timetable;
  });
}
