import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { conflict } from '#kit/failure';
import { newId } from '#kit/id';
import { claimMany } from '#kit/occupancy';
import { Engagement } from './meeting.entity.ts';
import { release } from './meeting.seating.ts';
import { TimetableEntry } from './timetable.entity.ts';

type Where = FilterQuery<TimetableEntry>;

/** Of the same drafts, what waits for a place that a meeting would give up by one of these entries. */
async function waitingFor(em: EntityManager, entries: readonly TimetableEntry[]): Promise<TimetableEntry[]> {
  const moves = entries.flatMap((entry) => entry.moves ?? []);
  if (moves.length === 0) return [];
  const places = await em.find(Engagement, { meetingId: { $in: moves }, state: 'CONFIRMED' });
  const drafts = { timetableId: { $in: entries.map(({ timetableId }) => timetableId) } };
  const then = { startsAt: { $in: places.map(({ during }) => during.from) } };
  return (await em.find(TimetableEntry, { ...drafts, ...then })).filter(({ a, b, tableId, startsAt }) =>
    places.some(({ resource, during }) => +during.from === +startsAt && [a, b, tableId].includes(resource)),
  );
}

/**
 * Takes entries out of a draft, and what waits for a place that is not given up then; frees what they held. Nobody is told:
 * nobody knew of them.
 */
export async function dropEntries(em: EntityManager, where: Where): Promise<void> {
  const ids = new Set<string>();
  let next = await em.find(TimetableEntry, where);
  while (next.length > 0) {
    for (const { id } of next) ids.add(id);
    next = (await waitingFor(em, next)).filter(({ id }) => !ids.has(id));
  }
  if (ids.size === 0) return;
  await release(em, [...ids]);
  await em.nativeDelete(TimetableEntry, { id: { $in: [...ids] } });
}

/** The entries of an event between two parties. */
export const entriesBetween = (eventId: string, a: string, b: string): Where => ({
  eventId,
  a: { $in: [a, b] },
  b: { $in: [a, b] },
});

/** A draft gives way to what people agree: its entries of the two, and those of either at that time. */
export async function yieldEntries(
  em: EntityManager,
  eventId: string,
  { a, b }: { readonly a: string; readonly b: string },
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
): Promise<void> {
  const ofEither = { $or: [{ a: { $in: [a, b] } }, { b: { $in: [a, b] } }] };
  const then = { eventId, startsAt: { $lt: endsAt }, endsAt: { $gt: startsAt }, ...ofEither };
  await dropEntries(em, { $or: [entriesBetween(eventId, a, b), then] });
}

/** What an entry takes: both sides, a table, and an interpreter if there is one; as rows of the meeting named. */
const seatsOf = ({ a, b, tableId, interpreterId, startsAt: from, endsAt: to }: TimetableEntry, meetingId: string) =>
  [a, b, tableId, interpreterId].flatMap((resource) =>
    resource === null ? [] : [{ id: newId('engagement'), meetingId, resource, during: { from, to } }],
  );

/** `<resource> <from>` of what the meetings that a draft moves still have: free once they have moved. */
async function promisedBy(em: EntityManager, draft: readonly TimetableEntry[]): Promise<Set<string>> {
  const moves = draft.flatMap((entry) => entry.moves ?? []);
  const taken = { meetingId: { $in: moves }, state: 'CONFIRMED' as const };
  const places = moves.length === 0 ? [] : await em.find(Engagement, taken);
  return new Set(places.map(({ resource, during }) => `${resource} ${during.from.getTime()}`));
}

/**
 * Holds people, tables and interpreters for the entries until they begin; they are in the database already. What a meeting
 * that the draft moves still has is held by that meeting, and changes hands when the draft is published.
 * @param draft all its entries
 * @throws EVENT_CHANGED when something is taken after all
 */
export async function holdEntries(
  em: EntityManager,
  entries: readonly TimetableEntry[],
  draft: readonly TimetableEntry[],
  now: Date,
): Promise<void> {
  const promised = await promisedBy(em, draft);
  const rows = entries.flatMap((entry) =>
    seatsOf(entry, entry.id)
      .filter(({ resource, during }) => !promised.has(`${resource} ${during.from.getTime()}`))
      .map((row) => ({ ...row, heldUntil: entry.startsAt, state: 'HELD' as const })),
  );
  if (!(await claimMany(em, Engagement, rows, now)))
    throw conflict('EVENT_CHANGED', 'Somebody booked meanwhile; plan again.', ['eventId']);
}

/**
 * The pinned entries of a draft. Where one of them waits for a place that a meeting gives up by moving, the draft's moves
 * stay with it.
 */
export async function pinnedAmong(em: EntityManager, draft: readonly TimetableEntry[]): Promise<TimetableEntry[]> {
  const pinned = draft.filter((entry) => entry.pinned);
  if (pinned.length === 0) return [];
  const held = await em.count(Engagement, { meetingId: { $in: pinned.map(({ id }) => id) }, state: 'HELD' });
  return held === seatsIn(pinned) ? pinned : draft.filter((entry) => entry.pinned || entry.moves !== null);
}

const seatsIn = (entries: readonly TimetableEntry[]): number =>
  entries.reduce((sum, { interpreterId }) => sum + (interpreterId === null ? 3 : 4), 0);

/** Makes the held places of published entries firm. @throws EVENT_CHANGED when one of them is no longer held */
export async function confirmEntries(em: EntityManager, entries: readonly TimetableEntry[]): Promise<void> {
  const held = { meetingId: { $in: entries.map(({ id }) => id) }, state: 'HELD' as const };
  const firm = await em.nativeUpdate(Engagement, held, { state: 'CONFIRMED', heldUntil: null });
  if (firm < seatsIn(entries))
    throw conflict('EVENT_CHANGED', 'A place of the draft was taken meanwhile; plan again.', ['id']);
}

/**
 * The same for a draft that moves meetings: all places that it holds and that they have are freed and taken again, in one
 * transaction, so that nobody comes between. @throws EVENT_CHANGED when one of them is taken after all
 */
export async function changeHands(em: EntityManager, entries: readonly TimetableEntry[], now: Date): Promise<void> {
  await release(
    em,
    entries.flatMap(({ id, moves }) => (moves === null ? [id] : [id, moves])),
  );
  const rows = entries.flatMap((entry) =>
    seatsOf(entry, entry.moves ?? entry.id).map((row) => ({ ...row, heldUntil: null, state: 'CONFIRMED' as const })),
  );
  if (!(await claimMany(em, Engagement, rows, now)))
    throw conflict('EVENT_CHANGED', 'A place of the draft was taken meanwhile; plan again.', ['id']);
}
