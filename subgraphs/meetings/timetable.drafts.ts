import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { conflict } from '#kit/failure';
import { newId } from '#kit/id';
import { claimMany } from '#kit/occupancy';
import { Engagement } from './meeting.entity.ts';
import { release } from './meeting.seating.ts';
import { TimetableEntry } from './timetable.entity.ts';

type Where = FilterQuery<TimetableEntry>;

/** Takes entries out of a draft and frees what they held. Nobody is told: nobody knew of them. */
export async function dropEntries(em: EntityManager, where: Where): Promise<void> {
  const ids = (await em.find(TimetableEntry, where)).map(({ id }) => id);
  if (ids.length === 0) return;
  await release(em, ids);
  await em.nativeDelete(TimetableEntry, { id: { $in: ids } });
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

/**
 * Holds people, tables and interpreters for the entries until they begin; they are in the database already.
 * @throws EVENT_CHANGED when something is taken after all
 */
export async function holdEntries(em: EntityManager, entries: readonly TimetableEntry[], now: Date): Promise<void> {
  const rows = entries.flatMap(({ id: meetingId, a, b, tableId, interpreterId, startsAt: from, endsAt: to }) =>
    [a, b, tableId, interpreterId].flatMap((resource) => {
      const row = { meetingId, heldUntil: from, during: { from, to }, state: 'HELD' as const };
      return resource === null ? [] : [{ id: newId('engagement'), resource, ...row }];
    }),
  );
  if (!(await claimMany(em, Engagement, rows, now)))
    throw conflict('EVENT_CHANGED', 'Somebody booked meanwhile; plan again.', ['eventId']);
}

/** Makes the held places of published entries firm. @throws EVENT_CHANGED when one of them is no longer held */
export async function confirmEntries(em: EntityManager, entries: readonly TimetableEntry[]): Promise<void> {
  const held = { meetingId: { $in: entries.map(({ id }) => id) }, state: 'HELD' as const };
  const firm = await em.nativeUpdate(Engagement, held, { state: 'CONFIRMED', heldUntil: null });
  const due = entries.reduce((sum, { interpreterId }) => sum + (interpreterId === null ? 3 : 4), 0);
  if (firm < due) throw conflict('EVENT_CHANGED', 'A place of the draft was taken meanwhile; plan again.', ['id']);
}
