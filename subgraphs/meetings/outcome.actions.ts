import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { conflict, notFound } from '#kit/failure';
import { record } from '#kit/outbox';
import type { MeetingOutcomeChanged } from './events.ts';
import { changeMeeting } from './meeting.change.ts';
import type { Meeting } from './meeting.entity.ts';
import { HELD_MEETINGS } from './meeting.life.ts';
import { mustBeOneOf } from './meeting.rules.ts';
import { MeetingOutcome } from './outcome.entity.ts';
import type { ReportOutcomeInput } from './outcome.inputs.ts';

function tell(em: EntityManager, { id, byId, kind, holds, at }: MeetingOutcome, meeting: Meeting): void {
  const { id: meetingId, eventId, a, b } = meeting;
  const payload = { id, meetingId, eventId, a, b, byId, kind, holds, at: at.toISOString() };
  record<MeetingOutcomeChanged>(em, { type: 'meeting-outcome.changed', payload });
}

/** @throws NOT_HELD */
function mustHaveBeenHeld({ state }: Meeting): void {
  if (!HELD_MEETINGS.includes(state)) throw conflict('NOT_HELD', 'Nothing followed from what did not take place.');
}

async function report(input: ReportOutcomeInput, { em, newId, clock }: Context, meeting: Meeting): Promise<void> {
  const { byId, kind, holds } = input;
  const key = { meetingId: meeting.id, byId, kind };
  const known = await em.findOne(MeetingOutcome, key);
  if (!known && !holds) throw notFound('Nobody said so.', ['kind']);
  if (known?.holds === holds) return;
  const fresh = () => em.create(MeetingOutcome, { id: newId('meeting-outcome'), ...key, holds, at: clock() });
  tell(em, Object.assign(known ?? fresh(), { holds, at: clock() }), meeting);
}

/** Says what followed from a meeting that took place, or takes it back; saying it twice says it once. */
export const reportOutcome = (input: ReportOutcomeInput, context: Context): Promise<Meeting> =>
  changeMeeting('reportOutcome', input, context, async (tx, meeting) => {
    mustOwn(tx.viewer, input.byId);
    mustBeOneOf(meeting, input.byId);
    mustHaveBeenHeld(meeting);
    await report(input, tx, meeting);
  });

/** From a meeting that did not take place, as it turned out, nothing followed either. */
export async function takeBackOutcomes({ em, clock }: Context, meeting: Meeting): Promise<void> {
  const said = await em.find(MeetingOutcome, { meetingId: meeting.id, holds: true });
  for (const outcome of said) tell(em, Object.assign(outcome, { holds: false, at: clock() }), meeting);
}
