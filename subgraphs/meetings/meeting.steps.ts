import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import type { Firing } from '#kit/state-machine';
import type { MeetingChanged } from './events.ts';
import type { Meeting } from './meeting.entity.ts';
import { type MeetingStep, meetingLife } from './meeting.life.ts';
import type { NoticeKind } from './notice.kinds.ts';
import { notify } from './notice.ts';

const NOTICE: Partial<Record<MeetingStep, NoticeKind>> = {
  hold: 'MEETING_HELD',
  schedule: 'MEETING_SCHEDULED',
  confirm: 'MEETING_SCHEDULED',
  move: 'MEETING_MOVED',
  cancel: 'MEETING_CANCELLED',
  lapse: 'MEETING_CANCELLED',
};

/** What a notice says beyond the meeting itself: its version in calendars, or the hours until it begins. */
type Beyond = { readonly sequence: number } | { readonly hours: number };

/** Tells both sides, each of the other. */
export function notifySides(em: EntityManager, kind: NoticeKind, meeting: Meeting, beyond: Beyond): void {
  const { id: subjectId, eventId, a, b, startsAt, endsAt, tableId: table } = meeting;
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const subject = { eventId, subjectId, ...times, table, ...beyond };
  notify(em, kind, a, b, subject);
  notify(em, kind, b, a, subject);
}

/** Takes a step in a meeting's life, records it and gives notice to both sides, in one unit of work. */
export function advanceMeeting(context: Firing, step: MeetingStep, meeting: Meeting, reason?: string | null): Meeting {
  const { em } = context;
  const isNew = meetingLife.transitions[step].from.length === 0;
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
  // The flush that writes the change makes it one version more, and the first version is SEQUENCE 0.
  if (kind) notifySides(em, kind, meeting, { sequence: isNew ? 0 : meeting.version });
  return meeting;
}
