import { LockMode } from '@mikro-orm/core';
import type { Context } from '#kit/context';
import { conflict, notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import type { Firing } from '#kit/state-machine';
import { lockBars, mustBePossible } from './bar.rules.ts';
import type { Event } from './event.entity.ts';
import { Engagement, Meeting } from './meeting.entity.ts';
import type {
  CancelMeetingInput,
  ConfirmMeetingInput,
  MoveMeetingInput,
  RecordAttendanceInput,
  ScheduleMeetingInput,
} from './meeting.inputs.ts';
import { meetingLife } from './meeting.life.ts';
import { mustBeAgreed, mustBeSide, mustBeThere, mustBeWithinQuota, slotOf, tablesOf } from './meeting.rules.ts';
import { release, seat } from './meeting.seating.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { lockSides, mustBeToCome } from './participation.rules.ts';
import { yieldEntries } from './timetable.drafts.ts';

/** A hold lasts so long (milliseconds). */
export const HOLD_MS = 15 * 60 * 1000;

/** Writes down that holds have lapsed, so that they count for nothing; those that a rival is at are left to it. */
async function closeLapsed(context: Firing, { id: eventId }: Event): Promise<void> {
  const { em, clock } = context;
  const lapsed = await em.find(
    Meeting,
    { eventId, state: 'HELD', heldUntil: { $lte: clock() } },
    { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  for (const meeting of lapsed) {
    await release(em, meeting);
    advanceMeeting(context, 'lapse', meeting);
  }
  await em.flush();
}

async function book(input: ScheduleMeetingInput, context: Context): Promise<Meeting> {
  const { em, viewer, clock } = context;
  const { eventId, a, b, hold } = input;
  await lockBars(em, 'SHARED');
  const event = await mustBeToCome(em, eventId, clock());
  const slot = await slotOf(em, event, input.slotId, clock());
  const tables = await tablesOf(em, event, input.tableId);
  const sides = await lockSides(em, event, { a, b });
  await mustBePossible(em, event, a, b, clock());
  await mustBeAgreed(em, event, sides, viewer);
  await closeLapsed(context, event);
  mustBeThere(sides, slot);
  await mustBeWithinQuota(em, sides);
  await yieldEntries(em, event.id, { a, b }, slot);
  const heldUntil = hold ? new Date(clock().getTime() + HOLD_MS) : null;
  const { startsAt, endsAt } = slot;
  const row = {
    id: context.newId('meeting'),
    eventId,
    a,
    b,
    tableId: '',
    interpreterId: null,
    startsAt,
    endsAt,
    heldUntil,
  };
  const meeting = em.create(Meeting, { ...row, state: 'HELD', version: 1 });
  await seat(em, meeting, tables, clock());
  return advanceMeeting(context, hold ? 'hold' : 'schedule', meeting);
}

export async function scheduleMeeting(input: ScheduleMeetingInput, context: Context): Promise<Meeting> {
  mustBeSide(input, context.viewer);
  const id = await once(context, 'scheduleMeeting', input, async (em) => (await book(input, { ...context, em })).id);
  return context.em.findOneOrFail(Meeting, id);
}

type Change = { readonly id: string; readonly expectedVersion: number; readonly idempotencyKey: string };

/** Finds the meeting, locked, runs the change once per key, and answers the meeting as it is now. */
async function change<I extends Change>(
  name: string,
  input: I,
  context: Context,
  step: (context: Context, meeting: Meeting) => Promise<unknown>,
): Promise<Meeting> {
  const known = await context.em.findOne(Meeting, input.id);
  if (!known) throw notFound('There is no such meeting.', ['id']);
  mustBeSide(known, context.viewer);
  await once(context, name, input, async (em) => {
    await lockBars(em, 'SHARED');
    const meeting = await em.findOneOrFail(Meeting, input.id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    await em.lock(meeting, LockMode.OPTIMISTIC, input.expectedVersion);
    await step({ ...context, em }, meeting);
    return meeting.id;
  });
  return context.em.findOneOrFail(Meeting, input.id, { refresh: true });
}

export const confirmMeeting = (input: ConfirmMeetingInput, context: Context): Promise<Meeting> =>
  change('confirmMeeting', input, context, async (tx, meeting) => {
    advanceMeeting(tx, 'confirm', meeting);
    const held = { meetingId: meeting.id, state: 'HELD' as const };
    await tx.em.nativeUpdate(Engagement, held, { state: 'CONFIRMED', heldUntil: null });
  });

async function move(input: MoveMeetingInput, context: Context, meeting: Meeting): Promise<void> {
  const { em, clock } = context;
  const event = await mustBeToCome(em, meeting.eventId, clock(), ['id']);
  const slot = await slotOf(em, event, input.slotId, clock());
  const tables = await tablesOf(em, event, input.tableId);
  const sides = await lockSides(em, event, meeting);
  await mustBePossible(em, event, meeting.a, meeting.b, clock());
  mustBeThere(sides, slot);
  meetingLife.transitions.move.guard?.(meeting, clock());
  await release(em, meeting);
  await yieldEntries(em, event.id, meeting, slot);
  Object.assign(meeting, { startsAt: slot.startsAt, endsAt: slot.endsAt });
  await seat(em, meeting, tables, clock());
  advanceMeeting(context, 'move', meeting, input.reason);
}

export const moveMeeting = (input: MoveMeetingInput, context: Context): Promise<Meeting> =>
  change('moveMeeting', input, context, (tx, meeting) => move(input, tx, meeting));

export const cancelMeeting = (input: CancelMeetingInput, context: Context): Promise<Meeting> =>
  change('cancelMeeting', input, context, async (tx, meeting) => {
    await release(tx.em, meeting);
    advanceMeeting(tx, 'cancel', meeting, input.reason);
  });

export const recordAttendance = (input: RecordAttendanceInput, context: Context): Promise<Meeting> =>
  change('recordAttendance', input, context, async (tx, meeting) => {
    advanceMeeting(tx, input.tookPlace ? 'finish' : 'miss', meeting);
  });

/** What a race may break: two meetings of one pair. */
export const MEETING_CONSTRAINTS = {
  meeting_one_a_pair: conflict('ALREADY_MEETING', 'The two have a meeting at this event already.'),
};
