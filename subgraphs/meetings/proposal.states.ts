import { closedList } from '#vocabulary/closed-list';

export const ProposalState = {
  DRAFT: 'DRAFT',
  SENT: 'SENT',
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  EXPIRED: 'EXPIRED',
} as const;
export type ProposalState = (typeof ProposalState)[keyof typeof ProposalState];

closedList(ProposalState, 'MeetingProposalState', 'How far a proposal to meet has come.', {
  DRAFT: 'Written, and seen by its author only.',
  SENT: 'Waits for an answer.',
  ACCEPTED: 'The other side agreed; a meeting may be scheduled.',
  DECLINED: 'The other side declined, or answered with another time.',
  EXPIRED: 'No answer came in time.',
});
