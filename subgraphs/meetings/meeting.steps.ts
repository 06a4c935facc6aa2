import { record } from '#kit/outbox';
import type { Firing } from '#kit/state-machine';
import type { MeetingChanged } from './events.ts';
import type { Meeting } from './meeting.entity.ts';
import { type MeetingStep, meetingLife } from './meeting.life.ts';
import { type NoticeKind, notify } from './notice.ts';

const NOTICE: Partial<Record<MeetingStep, NoticeKind>> = {
  hold: 'MEETING_HELD',
  schedule: 'MEETING_SCHEDULED',
  confirm: 'MEETING_SCHEDULED',
  move: 'MEETING_MOVED',
  cancel: 'MEETING_CANCELLED',
  lapse: 'MEETING_CANCELLED',
};

/** Takes a step in a meeting's life, records it and gives notice to both sides, in one unit of work. */
export function advanceMeeting(context: Firing, step: MeetingStep, meeting: Meeting, reason?: string | null): Meeting {
  const { em } = context;
  meetingLife.fire(context, step, meeting, reason ?? null);
  if (meeting.state !== 'HELD') meeting.heldUntil = null;
  const { id, eventId, a, b, tableId: table, state, absent } = meeting;
  const times = { startsAt: meeting.startsAt.toISOString(), endsAt: meeting.endsAt.toISOString() };
  const heldUntil = meeting.heldUntil?.toISOString() ?? null;
  record<MeetingChanged>(em, {
    type: 'meeting.changed',
    payload: { id, eventId, a, b, ...times, table, state, heldUntil, absent },
  });
  const kind = NOTICE[step];
  if (kind) {
    notify(em, kind, a, b, { eventId, subjectId: id, ...times, table });
    notify(em, kind, b, a, { eventId, subjectId: id, ...times, table });
  }
  return meeting;
}
