import type { Context } from '#kit/context';
import { conflict, invalid } from '#kit/failure';
import { once } from '#kit/idempotency';
import { lockBars, mustBePossible } from './bar.rules.ts';
import type { Event, EventSlot } from './event.entity.ts';
import { closeLapsedHolds } from './lapse.actions.ts';
import { changeMeeting } from './meeting.change.ts';
import { Engagement, Meeting } from './meeting.entity.ts';
import type {
  CancelMeetingInput,
  ConfirmMeetingInput,
  CorrectAttendanceInput,
  MoveMeetingInput,
  RecordAttendanceInput,
  ScheduleMeetingInput,
} from './meeting.inputs.ts';
import { type MeetingStep, meetingLife } from './meeting.life.ts';
import {
  mustBeAbsentees,
  mustBeAgreed,
  mustBeInterpreted,
  mustBeSide,
  mustBeThere,
  mustBeWithinQuota,
  slotOf,
  tablesOf,
} from './meeting.rules.ts';
import { seat, takeTurns } from './meeting.seating.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { takeBackOutcomes } from './outcome.actions.ts';
import { lockParties, lockSides, mustBeToCome, type Sides } from './participation.rules.ts';
import { vacate, yieldEntries } from './timetable.drafts.ts';

/** A hold lasts so long (milliseconds). */
export const HOLD_MS = 15 * 60 * 1000;

export type Booking = Omit<ScheduleMeetingInput, 'idempotencyKey'>;

/** Who meets, where and when: all of it read and locked, and nothing in the way of the two. */
interface Agreed {
  readonly event: Event;
  readonly sides: Sides;
  readonly slot: EventSlot;
  readonly tables: readonly string[];
  readonly hold: boolean;
}

/** Seats two who agreed, within the caller's transaction. @throws NOT_AVAILABLE, QUOTA_REACHED, SLOT_TAKEN, NO_TABLE_FREE */
async function bookAgreed({ event, sides, slot, tables, hold }: Agreed, context: Context): Promise<Meeting> {
  const { em, clock } = context;
  const [a, b] = [sides.a.partyId, sides.b.partyId];
  await closeLapsedHolds(context, { eventId: event.id });
  mustBeThere(sides, slot);
  await mustBeWithinQuota(em, sides);
  await yieldEntries(em, event.id, { a, b }, slot);
  const heldUntil = hold ? new Date(clock().getTime() + HOLD_MS) : null;
  const { startsAt, endsAt } = slot;
  const row = { id: context.newId('meeting'), eventId: event.id, a, b, tableId: '', interpreterId: null };
  const meeting = em.create(Meeting, { ...row, startsAt, endsAt, heldUntil, state: 'HELD', version: 1 });
  await seat(em, meeting, tables, clock());
  return advanceMeeting(context, hold ? 'hold' : 'schedule', meeting);
}

/** Books the time that a proposal names, whose event and sides are locked. @throws NOT_FOUND, SLOT_PAST; as `bookAgreed` */
export async function bookSlot(slotId: string, event: Event, sides: Sides, context: Context): Promise<Meeting> {
  const slot = await slotOf(context.em, event, slotId, context.clock());
  const tables = await tablesOf(context.em, event, null);
  return bookAgreed({ event, sides, slot, tables, hold: false }, context);
}

/** Books within the caller's transaction. @throws as `scheduleMeeting` */
async function book(input: Booking, context: Context): Promise<Meeting> {
  const { em, viewer, clock } = context;
  const { eventId, a, b, hold } = input;
  await lockBars(em, 'SHARED');
  const event = await mustBeToCome(em, eventId, clock());
  const slot = await slotOf(em, event, input.slotId, clock());
  const tables = await tablesOf(em, event, input.tableId);
  const sides = await lockSides(em, event, { a, b });
  await mustBePossible(em, event, a, b, clock());
  await mustBeAgreed(em, event, sides, viewer);
  return bookAgreed({ event, sides, slot, tables, hold }, context);
}

export async function scheduleMeeting(input: ScheduleMeetingInput, context: Context): Promise<Meeting> {
  mustBeSide(input, context.viewer);
  const id = await once(context, 'scheduleMeeting', input, async (em) => (await book(input, { ...context, em })).id);
  return context.em.findOneOrFail(Meeting, id);
}

export const confirmMeeting = (input: ConfirmMeetingInput, context: Context): Promise<Meeting> =>
  changeMeeting('confirmMeeting', input, context, async (tx, meeting) => {
    advanceMeeting(tx, 'confirm', meeting);
    const held = { meetingId: meeting.id, state: 'HELD' as const };
    await tx.em.nativeUpdate(Engagement, held, { state: 'CONFIRMED', heldUntil: null });
  });

/** @throws SAME_PLACE: nobody is to be told of a change that is none */
function mustHaveMoved(meeting: Meeting, before: Pick<Meeting, 'startsAt' | 'tableId'>): void {
  if (meeting.tableId === before.tableId && meeting.startsAt.getTime() === before.startsAt.getTime())
    throw invalid('SAME_PLACE', 'The meeting is there already.', ['slotId']);
}

async function move(input: MoveMeetingInput, context: Context, meeting: Meeting): Promise<void> {
  const { em, clock } = context;
  const event = await mustBeToCome(em, meeting.eventId, clock(), ['id']);
  const slot = await slotOf(em, event, input.slotId, clock());
  const tables = await tablesOf(em, event, input.tableId);
  const sides = await lockSides(em, event, meeting);
  await mustBePossible(em, event, meeting.a, meeting.b, clock());
  mustBeThere(sides, slot);
  await mustBeInterpreted(em, event, meeting, slot);
  meetingLife.transitions.move.guard?.(meeting, clock());
  await takeTurns(em, event);
  const before = { startsAt: meeting.startsAt, tableId: meeting.tableId };
  await vacate(em, [meeting.id]);
  await yieldEntries(em, event.id, meeting, slot);
  Object.assign(meeting, { startsAt: slot.startsAt, endsAt: slot.endsAt, timetableId: null });
  await seat(em, meeting, tables, clock());
  mustHaveMoved(meeting, before);
  advanceMeeting(context, 'move', meeting, input.reason);
}

/** The sides come first, as in a booking: else a move and a withdrawal could wait for each other. */
const lockSidesOf = async ({ em }: Context, { eventId, a, b }: Meeting): Promise<void> => {
  await lockParties(em, eventId, [a, b]);
};

export const moveMeeting = (input: MoveMeetingInput, context: Context): Promise<Meeting> =>
  changeMeeting('moveMeeting', input, context, (tx, meeting) => move(input, tx, meeting), lockSidesOf);

export const cancelMeeting = (input: CancelMeetingInput, context: Context): Promise<Meeting> =>
  changeMeeting('cancelMeeting', input, context, async (tx, meeting) => {
    await vacate(tx.em, [meeting.id]);
    advanceMeeting(tx, 'cancel', meeting, input.reason);
  });

async function attend(
  [came, missed]: readonly [MeetingStep, MeetingStep],
  { tookPlace, absent, reason }: RecordAttendanceInput,
  context: Context,
  meeting: Meeting,
): Promise<void> {
  mustBeAbsentees(absent ?? [], tookPlace, meeting);
  meeting.absent = [...new Set(absent)];
  if (!tookPlace) await takeBackOutcomes(context, meeting);
  advanceMeeting(context, tookPlace ? came : missed, meeting, reason);
}

export const recordAttendance = (input: RecordAttendanceInput, context: Context): Promise<Meeting> =>
  changeMeeting('recordAttendance', input, context, (tx, meeting) => attend(['finish', 'miss'], input, tx, meeting));

/** Puts right what was recorded wrongly. */
export const correctAttendance = (input: CorrectAttendanceInput, context: Context): Promise<Meeting> =>
  changeMeeting('correctAttendance', input, context, (tx, meeting) =>
    attend(['correctToDone', 'correctToNoShow'], input, tx, meeting),
  );

/** What a race may break: two meetings of one pair. */
export const MEETING_CONSTRAINTS = {
  meeting_one_a_pair: conflict('ALREADY_MEETING', 'The two have a meeting at this event already.'),
};
