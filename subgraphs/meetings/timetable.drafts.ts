import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { conflict } from '#kit/failure';
import { newId } from '#kit/id';
import { claimMany } from '#kit/occupancy';
import { Engagement } from './meeting.entity.ts';
import { release } from './meeting.seating.ts';
import { TimetableEntry } from './timetable.entity.ts';

type Where = FilterQuery<TimetableEntry>;

/** Whom and what an entry takes: both sides, a table, and an interpreter if there is one. */
const resourcesOf = ({ a, b, tableId, interpreterId }: TimetableEntry): string[] =>
  [a, b, tableId, interpreterId].filter((resource) => resource !== null);

const seatOf = (resource: string, from: Date): string => `${resource} ${from.getTime()}`;

/** What the meetings that these entries move have until the draft is published, as `seatOf`. */
async function givenUpBy(em: EntityManager, entries: readonly TimetableEntry[]): Promise<Set<string>> {
  const moves = entries.flatMap((entry) => entry.moves ?? []);
  const taken = { meetingId: { $in: moves }, state: 'CONFIRMED' as const };
  const places = moves.length === 0 ? [] : await em.find(Engagement, taken);
  return new Set(places.map(({ resource, during }) => seatOf(resource, during.from)));
}

/** Of the same drafts, what waits for a place that a meeting would give up by one of these entries. */
async function waitingFor(em: EntityManager, entries: readonly TimetableEntry[]): Promise<TimetableEntry[]> {
  const places = await givenUpBy(em, entries);
  if (places.size === 0) return [];
  const drafts = await em.find(TimetableEntry, { timetableId: { $in: entries.map((entry) => entry.timetableId) } });
  return drafts.filter((entry) => resourcesOf(entry).some((one) => places.has(seatOf(one, entry.startsAt))));
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

/** Frees what meetings hold, and takes out of drafts where they were to move, with what waited for that. */
export async function vacate(em: EntityManager, meetings: readonly string[]): Promise<void> {
  await dropEntries(em, { moves: { $in: meetings } });
  await release(em, meetings);
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

/** What an entry takes, as rows of the meeting named. */
const seatsOf = (entry: TimetableEntry, meetingId: string) =>
  resourcesOf(entry).map((resource) => ({
    ...{ id: newId('engagement'), meetingId, resource },
    during: { from: entry.startsAt, to: entry.endsAt },
  }));

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
  const promised = await givenUpBy(em, draft);
  const rows = entries.flatMap((entry) =>
    seatsOf(entry, entry.id)
      .filter(({ resource, during }) => !promised.has(seatOf(resource, during.from)))
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
  return held === pinned.flatMap(resourcesOf).length
    ? pinned
    : draft.filter((entry) => entry.pinned || entry.moves !== null);
}

/** Makes the held places of published entries firm. @throws EVENT_CHANGED when one of them is no longer held */
export async function confirmEntries(em: EntityManager, entries: readonly TimetableEntry[]): Promise<void> {
  const held = { meetingId: { $in: entries.map(({ id }) => id) }, state: 'HELD' as const };
  const firm = await em.nativeUpdate(Engagement, held, { state: 'CONFIRMED', heldUntil: null });
  if (firm < entries.flatMap(resourcesOf).length)
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
