import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf } from '#kit/day';
import { conflict } from '#kit/failure';
import { Exclusion, Party } from './bar.entity.ts';
import type { Event } from './event.entity.ts';
import { Preference } from './preference.entity.ts';

/**
 * Whoever brings two parties together holds this lock shared, whoever takes in exclusions alone. So an exclusion either
 * comes first and bars the pair, or comes after and finds what was agreed (bar.actions.ts).
 */
export async function lockBars(em: EntityManager, mode: 'SHARED' | 'ALONE'): Promise<void> {
  const lock = mode === 'SHARED' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await em.getConnection().execute(`select ${lock}(hashtext('meetings.bars'))`, [], 'all', em.getTransactionContext());
}

/** Whether one of the two said NEVER about the other. */
async function refused(em: EntityManager, { id: eventId }: Event, a: string, b: string): Promise<boolean> {
  const said = [a, b];
  return (await em.count(Preference, { eventId, wish: 'NEVER', byId: { $in: said }, aboutId: { $in: said } })) > 0;
}

/** Whether an exclusion of the two, or of their states, holds on a day from now to the event's end. */
async function excluded(em: EntityManager, event: Event, a: string, b: string, now: Date): Promise<boolean> {
  const parties = await em.find(Party, { id: { $in: [a, b] } });
  const sidesOf = (id: string) => parties.find((party) => party.id === id)?.sides ?? [id];
  const [one, other] = [{ $in: sidesOf(a) }, { $in: sidesOf(b) }];
  const inForce = {
    validFrom: { $lte: dayOf(event.closesAt) },
    $or: [{ validTo: null }, { validTo: { $gt: dayOf(now) } }],
  };
  const betweenThem = {
    $or: [
      { a: one, b: other },
      { a: other, b: one },
    ],
  };
  return (await em.count(Exclusion, { $and: [inForce, betweenThem] })) > 0;
}

/**
 * The one answer for every bar, so that nobody learns whether there is a NEVER or an exclusion, and whose.
 * @throws NOT_POSSIBLE
 */
export async function mustBePossible(em: EntityManager, event: Event, a: string, b: string, now: Date): Promise<void> {
  const bars = [await refused(em, event, a, b), await excluded(em, event, a, b, now)];
  if (bars.includes(true)) throw conflict('NOT_POSSIBLE', 'These two cannot be brought together.');
}
