import type { EntityManager } from '@mikro-orm/postgresql';
import { conflict } from '#kit/failure';
import { newId } from '#kit/id';
import { claimAll, claimAny } from '#kit/occupancy';
import type { Event } from './event.entity.ts';
import { Engagement, type Meeting } from './meeting.entity.ts';

/**
 * Whoever frees one place to take another does so alone at an event, to the end of its transaction: two that each want
 * what the other frees would wait in a circle.
 */
export async function takeTurns(em: EntityManager, { id }: Pick<Event, 'id'>): Promise<void> {
  const lock = 'select pg_advisory_xact_lock(hashtextextended(?, 0))';
  await em.getConnection().execute(lock, [`meetings.seating ${id}`], 'all', em.getTransactionContext());
}

/** Both sides, and the interpreter if there is one. */
const peopleOf = ({ a, b, interpreterId }: Meeting): string[] => (interpreterId ? [a, b, interpreterId] : [a, b]);

/** Frees what meetings, or the entries of a draft, hold: people, tables, interpreters. */
export async function release(em: EntityManager, ids: readonly string[]): Promise<void> {
  const taken = { meetingId: { $in: ids }, state: { $in: ['HELD', 'CONFIRMED'] as const } };
  await em.nativeUpdate(Engagement, taken, { state: 'RELEASED', heldUntil: null });
}

/**
 * Takes both sides and the first free of the tables, all or nothing. Sides come before tables, always, so that rivals
 * cannot wait in a circle.
 * @throws SLOT_TAKEN with the input at fault; NO_TABLE_FREE when any table would have done
 */
export async function seat(em: EntityManager, meeting: Meeting, tables: readonly string[], now: Date): Promise<void> {
  const { id: meetingId, startsAt, endsAt, heldUntil } = meeting;
  const row = () => ({
    id: newId('engagement'),
    ...{ meetingId, heldUntil, during: { from: startsAt, to: endsAt } },
    state: heldUntil ? ('HELD' as const) : ('CONFIRMED' as const),
  });
  const busy = await claimAll(
    em,
    Engagement,
    peopleOf(meeting).map((resource) => ({ ...row(), resource })),
    now,
  );
  if (busy) throw conflict('SLOT_TAKEN', `${busy} meets somebody else then.`, ['slotId']);
  const table = await claimAny(em, Engagement, tables, row(), now);
  if (table === null && tables.length > 1) throw conflict('NO_TABLE_FREE', 'All tables are taken then.', ['slotId']);
  if (table === null) throw conflict('SLOT_TAKEN', 'The table is taken then.', ['tableId']);
  meeting.tableId = table;
}
