import type { EntityManager } from '@mikro-orm/postgresql';
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

/** Tells both sides, each of the other. @param hours until it begins, where that is what they are told */
export function notifySides(em: EntityManager, kind: NoticeKind, meeting: Meeting, hours?: number): void {
  const { id: subjectId, eventId, a, b, startsAt, endsAt, tableId: table } = meeting;
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const subject = { eventId, subjectId, ...times, table, ...(hours !== undefined && { hours }) };
  notify(em, kind, a, b, subject);
  notify(em, kind, b, a, subject);
}

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
  if (kind) notifySides(em, kind, meeting);
  return meeting;
}
