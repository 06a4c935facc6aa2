import { record } from '#kit/outbox';
import type { Firing } from '#kit/state-machine';
import type { ProposalChanged } from './events.ts';
import type { NoticeKind } from './notice.kinds.ts';
import { notify } from './notice.ts';
import type { Proposal } from './proposal.entity.ts';
import { type ProposalStep, proposalLife } from './proposal.life.ts';

const NOTICE: Partial<Record<ProposalStep, readonly [NoticeKind, 'fromId' | 'toId']>> = {
  send: ['PROPOSAL_RECEIVED', 'toId'],
  accept: ['PROPOSAL_ACCEPTED', 'fromId'],
  decline: ['PROPOSAL_DECLINED', 'fromId'],
  lapse: ['PROPOSAL_EXPIRED', 'fromId'],
};

/** Takes a step in a proposal's life, records it and gives notice, in one unit of work. */
export function advanceProposal(context: Firing, step: ProposalStep, proposal: Proposal): Proposal {
  const { em } = context;
  proposalLife.fire(context, step, proposal);
  const { id, eventId, fromId, toId, state, expiresAt } = proposal;
  const payload = { id, eventId, from: fromId, to: toId, state, expiresAt: expiresAt.toISOString() };
  record<ProposalChanged>(em, { type: 'proposal.changed', payload });
  const [kind, side] = NOTICE[step] ?? [];
  if (kind && side) {
    const about = side === 'toId' ? fromId : toId;
    notify(em, kind, proposal[side], about, { eventId, subjectId: id, startsAt: null, endsAt: null, table: null });
  }
  return proposal;
}
