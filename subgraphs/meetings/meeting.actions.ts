import type { Context } from '#kit/context';
import { invalid } from '#kit/failure';
import { mustBePossible } from './bar.rules.ts';
import { Event } from './event.entity.ts';
import { changeMeeting } from './meeting.change.ts';
import { Engagement, Meeting } from './meeting.entity.ts';
import type {
  CancelMeetingInput,
  ConfirmMeetingInput,
  CorrectAttendanceInput,
  MoveMeetingInput,
  RecordAttendanceInput,
} from './meeting.inputs.ts';
import { type MeetingStep, meetingLife } from './meeting.life.ts';
import { mustBeAbsentees, mustBeInterpreted, mustBeThere, slotOf, tablesOf } from './meeting.rules.ts';
import { seat, takeTurns } from './meeting.seating.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { takeBackOutcomes } from './outcome.actions.ts';
import { lockParties, lockSides, mustBeToCome } from './participation.rules.ts';
import { vacate, yieldEntries } from './timetable.drafts.ts';

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
  const event = await em.findOneOrFail(Event, meeting.eventId);
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

/** The event and the sides come first, as in a booking: else a move and a withdrawal could wait for each other. */
const lockSidesOf = async ({ em, clock }: Context, { eventId, a, b }: Meeting): Promise<void> => {
  await mustBeToCome(em, eventId, clock(), ['id']);
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
