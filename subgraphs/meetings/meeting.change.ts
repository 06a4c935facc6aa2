import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { lockBars } from './bar.rules.ts';
import { Meeting } from './meeting.entity.ts';
import { mustBeConcerned } from './meeting.rules.ts';

/** What names a change of a meeting: by which key, and on which version where it must be the newest. */
export interface MeetingChange {
  readonly id: string;
  readonly expectedVersion?: number;
  readonly idempotencyKey: string;
  readonly reason?: string | null;
  readonly comment?: string | null;
}

/** The meeting, for one who acts for a side or for the organiser. @throws NOT_FOUND, FORBIDDEN */
export async function ownMeeting(id: string, { em, viewer }: Context, path = 'id'): Promise<Meeting> {
  const known = await em.findOne(Meeting, id);
  if (!known) throw notFound('There is no such meeting.', [path]);
  mustBeConcerned(known, viewer);
  return known;
}

/** Locks the meeting's row until the transaction ends. @throws VERSION_CONFLICT when it is not the version named */
export async function lockMeeting(em: EntityManager, id: string, version?: number): Promise<Meeting> {
  const meeting = await em.findOneOrFail(Meeting, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (version !== undefined) await em.lock(meeting, LockMode.OPTIMISTIC, version);
  return meeting;
}

/**
 * Runs a change of a meeting once per key, its row locked, and answers the meeting as it is now.
 * @param prepare takes locks that come before the meeting's own: whoever seats parties locks them first, always
 */
export async function changeMeeting<I extends MeetingChange>(
  name: string,
  input: I,
  context: Context,
  step: (context: Context, meeting: Meeting) => Promise<unknown>,
  prepare: (context: Context, known: Meeting) => Promise<unknown> = async () => undefined,
): Promise<Meeting> {
  mustBeWritten<MeetingChange>(input, { reason: LONGEST_WORDS, comment: LONGEST_WORDS });
  const known = await ownMeeting(input.id, context);
  await once(context, name, input, async (em) => {
    const tx = { ...context, em };
    await lockBars(em, 'SHARED');
    await prepare(tx, known);
    await step(tx, await lockMeeting(em, input.id, input.expectedVersion));
    return input.id;
  });
  return context.em.findOneOrFail(Meeting, input.id, { refresh: true });
}
