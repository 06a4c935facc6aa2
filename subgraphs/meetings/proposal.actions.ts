import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { conflict, Failure, invalid, notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { lockBars, mustBePossible } from './bar.rules.ts';
import { bookSlot } from './booking.actions.ts';
import type { Event } from './event.entity.ts';
import { closeOverdueProposals } from './lapse.actions.ts';
import { mustBeThere, slotOf } from './meeting.rules.ts';
import { lockSides, mustBeToCome, type Sides } from './participation.rules.ts';
import { Proposal } from './proposal.entity.ts';
import type { ProposeMeetingInput, RespondToProposalInput, SendProposalInput } from './proposal.inputs.ts';
import { advanceProposal } from './proposal.steps.ts';

/** An answer is waited for so long, and never beyond the event's beginning (milliseconds). */
export const ANSWER_WITHIN_MS = 7 * 24 * 3600 * 1000;

/** @throws INVALID_EXPIRY unless the wish lies between now and the event's end */
function expiry({ opensAt, closesAt }: Event, now: Date, wish: Date | null = null): Date {
  const end = now < opensAt ? opensAt : closesAt;
  const inAWeek = new Date(Math.min(now.getTime() + ANSWER_WITHIN_MS, end.getTime()));
  if (wish !== null && (wish <= now || closesAt < wish))
    throw invalid('INVALID_EXPIRY', 'A proposal lapses after now, and by the end of the event.', ['expiresAt']);
  return wish ?? inAWeek;
}

export interface Wanted {
  readonly fromId: string;
  readonly toId: string;
  readonly slotId: string | null;
  readonly message: string | null;
  readonly expiresAt?: Date | null | undefined;
  readonly answers?: string;
}

/** A draft, its slot to come and both sides there then. @throws NOT_FOUND, SLOT_PAST, NOT_AVAILABLE, INVALID_EXPIRY */
export async function draft(context: Context, event: Event, sides: Sides, wanted: Wanted): Promise<Proposal> {
  const { em, clock, newId } = context;
  const { fromId, toId, slotId, message, answers = null } = wanted;
  if (slotId !== null) mustBeThere(sides, await slotOf(em, event, slotId, clock()));
  const expiresAt = expiry(event, clock(), wanted.expiresAt);
  const row = { id: newId('meeting-proposal'), eventId: event.id, fromId, toId, slotId, message, answers, expiresAt };
  return advanceProposal(context, 'draft', em.create(Proposal, { ...row, state: 'DRAFT', version: 1 }));
}

export async function proposeMeeting(input: ProposeMeetingInput, context: Context): Promise<Proposal> {
  const { viewer, clock } = context;
  const { eventId, fromId, toId, slotId = null, message = null, expiresAt } = input;
  mustOwn(viewer, fromId);
  mustBeWritten(input, { message: LONGEST_WORDS });
  const id = await once(context, 'proposeMeeting', input, async (em) => {
    const tx = { ...context, em };
    await lockBars(em, 'SHARED');
    const event = await mustBeToCome(em, eventId, clock());
    const sides = await lockSides(em, event, { a: fromId, b: toId }, { a: 'fromId', b: 'toId' });
    await mustBePossible(em, event, fromId, toId, clock());
    const pair = { $in: [fromId, toId] };
    await closeOverdueProposals(tx, { eventId, fromId: pair, toId: pair });
    const proposal = await draft(tx, event, sides, { fromId, toId, slotId, message, expiresAt });
    if (!input.draft) {
      await em.flush();
      advanceProposal(tx, 'send', proposal);
    }
    return proposal.id;
  });
  return context.em.findOneOrFail(Proposal, id);
}

/** The proposal and its sides, locked, and nothing in the way of the two meeting. */
export async function open(em: EntityManager, input: { id: string; expectedVersion: number }, { clock }: Context) {
  await lockBars(em, 'SHARED');
  const proposal = await em.findOneOrFail(Proposal, input.id);
  const event = await mustBeToCome(em, proposal.eventId, clock(), ['id']);
  const sides = await lockSides(em, event, { a: proposal.fromId, b: proposal.toId });
  await em.refresh(proposal);
  await em.lock(proposal, LockMode.OPTIMISTIC, input.expectedVersion);
  return { proposal, event, sides, possible: () => mustBePossible(em, event, proposal.fromId, proposal.toId, clock()) };
}

/** Only the named side may act; to everybody else the proposal does not exist, for it may be a draft. */
export async function mustBeSideOf(side: 'fromId' | 'toId', id: string, { em, viewer }: Context): Promise<void> {
  const proposal = await em.findOne(Proposal, id);
  const concerned = proposal && (viewer.role === 'SECRETARIAT' || viewer.organisationId === proposal[side]);
  if (!concerned || (side === 'toId' && proposal.state === 'DRAFT'))
    throw notFound('There is no such proposal.', ['id']);
}

export async function sendProposal(input: SendProposalInput, context: Context): Promise<Proposal> {
  await mustBeSideOf('fromId', input.id, context);
  await once(context, 'sendProposal', input, async (em) => {
    const { proposal, possible } = await open(em, input, context);
    await possible();
    return advanceProposal({ ...context, em }, 'send', proposal).id;
  });
  return context.em.findOneOrFail(Proposal, input.id, { refresh: true });
}

/** The answer names a proposal only: what speaks of its slot speaks of it. */
function ofTheProposal(error: unknown): never {
  if (error instanceof Failure && error.inputPath.length > 0) throw conflict(error.code, error.message, ['id']);
  throw error;
}

/**
 * Where the time can no longer be had, nothing was accepted: the proposal still waits, for another time or for an answer
 * without one.
 */
export async function respondToProposal(input: RespondToProposalInput, context: Context): Promise<Proposal> {
  await mustBeSideOf('toId', input.id, context);
  await once(context, 'respondToProposal', input, async (em) => {
    const tx = { ...context, em };
    const { proposal, event, sides, possible } = await open(em, input, context);
    if (input.accept) await possible();
    advanceProposal(tx, input.accept ? 'accept' : 'decline', proposal);
    if (input.accept && input.bookSlot && proposal.slotId !== null)
      await bookSlot(proposal.slotId, event, sides, tx).catch(ofTheProposal);
    return proposal.id;
  });
  return context.em.findOneOrFail(Proposal, input.id, { refresh: true });
}

/** What a race may break: two proposals of one pair. */
export const PROPOSAL_CONSTRAINTS = {
  proposal_one_a_pair: conflict('ALREADY_PROPOSED', 'There is an open or accepted proposal between the two already.'),
};
