import type { FilterQuery } from '@mikro-orm/core';
import type { Firing } from '#kit/state-machine';
import { Meeting } from './meeting.entity.ts';
import { LIVE } from './meeting.life.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { Proposal } from './proposal.entity.ts';
import { advanceProposal } from './proposal.steps.ts';
import { dropEntries, vacate } from './timetable.drafts.ts';
import type { TimetableEntry } from './timetable.entity.ts';

export interface CalledOff {
  readonly proposals: FilterQuery<Proposal>;
  readonly meetings: FilterQuery<Meeting>;
  readonly entries: FilterQuery<TimetableEntry>;
}

/**
 * Ends proposals that are open or agreed, calls off meetings that have not begun, with notice to both sides, and takes the rest
 * out of drafts. A meeting that has begun is left to those who record who came.
 */
export async function callOff(context: Firing, what: CalledOff, reason: string | null = null): Promise<void> {
  const { em, clock } = context;
  const open: FilterQuery<Proposal> = { state: { $in: ['DRAFT', 'SENT', 'ACCEPTED'] } };
  for (const proposal of await em.find(Proposal, { $and: [what.proposals, open] }))
    advanceProposal(context, 'lapse', proposal);
  const ahead: FilterQuery<Meeting> = { state: { $in: LIVE }, startsAt: { $gt: clock() } };
  const meetings = await em.find(Meeting, { $and: [what.meetings, ahead] });
  await vacate(
    em,
    meetings.map(({ id }) => id),
  );
  for (const meeting of meetings) advanceMeeting(context, 'cancel', meeting, reason);
  await dropEntries(em, what.entries);
}
