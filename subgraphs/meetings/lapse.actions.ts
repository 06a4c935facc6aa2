import { type FilterQuery, LockMode } from '@mikro-orm/core';
import type { Firing } from '#kit/state-machine';
import { Meeting } from './meeting.entity.ts';
import { release } from './meeting.seating.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { Proposal } from './proposal.entity.ts';
import { advanceProposal } from './proposal.steps.ts';

/** Rows that somebody else is at are left to them. */
const LEFT_TO_OTHERS = { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE } as const;

/** Writes down that holds have lapsed, so that they count for nothing: of one event, or of all. */
export async function closeLapsedHolds(context: Firing, where: { eventId?: string } = {}): Promise<void> {
  const { em, clock } = context;
  const overdue = { state: 'HELD' as const, heldUntil: { $lte: clock() } };
  for (const meeting of await em.find(Meeting, { ...where, ...overdue }, LEFT_TO_OTHERS)) {
    await release(em, [meeting.id]);
    advanceMeeting(context, 'lapse', meeting);
  }
  await em.flush();
}

/** Writes down that unanswered proposals have expired, and tells their authors: those of a pair, or all. */
export async function closeOverdueProposals(context: Firing, where: FilterQuery<Proposal> = {}): Promise<void> {
  const { em, clock } = context;
  const overdue = { state: { $in: ['DRAFT', 'SENT'] as const }, expiresAt: { $lte: clock() } };
  for (const proposal of await em.find(Proposal, { $and: [where, overdue] }, LEFT_TO_OTHERS))
    advanceProposal(context, 'lapse', proposal);
  await em.flush();
}
