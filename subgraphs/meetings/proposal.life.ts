import { conflict } from '#kit/failure';
import { stateMachine } from '#kit/state-machine';
import type { Proposal } from './proposal.entity.ts';
import type { ProposalState } from './proposal.states.ts';

/** @throws PROPOSAL_EXPIRED */
function mustBeInTime({ expiresAt }: Proposal, now: Date): void {
  if (expiresAt <= now) throw conflict('PROPOSAL_EXPIRED', 'The proposal has expired.');
}

export const proposalLife = stateMachine<ProposalState, Proposal>()({
  draft: { from: [], to: 'DRAFT' },
  send: { from: ['DRAFT'], to: 'SENT', guard: mustBeInTime },
  accept: { from: ['SENT'], to: 'ACCEPTED', guard: mustBeInTime },
  decline: { from: ['SENT'], to: 'DECLINED', guard: mustBeInTime },
  /** Declined in favour of another time, which a new proposal names. */
  counter: { from: ['SENT'], to: 'DECLINED', guard: mustBeInTime },
  lapse: { from: ['DRAFT', 'SENT', 'ACCEPTED'], to: 'EXPIRED' },
});
export type ProposalStep = keyof typeof proposalLife.transitions;

/** How it stands at an instant: one that nobody answered in time has expired although nobody wrote it down yet. */
export function stateAt({ state, expiresAt }: Proposal, now: Date): ProposalState {
  return (state === 'DRAFT' || state === 'SENT') && expiresAt <= now ? 'EXPIRED' : state;
}
