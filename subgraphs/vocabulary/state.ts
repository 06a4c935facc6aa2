import { closedList } from './closed-list.ts';

export const MembershipStatus = {
  MEMBER: 'MEMBER',
  PARTNER: 'PARTNER',
  OBSERVER: 'OBSERVER',
  DIALOGUE_PARTNER: 'DIALOGUE_PARTNER',
} as const;
export type MembershipStatus = (typeof MembershipStatus)[keyof typeof MembershipStatus];

closedList(MembershipStatus, 'MembershipStatus', 'How a state belonged to the organisation during a range of dates.', {
  MEMBER: 'Member state, with a vote.',
  PARTNER: 'SCO partner: the one class that replaced observers and dialogue partners on 1 September 2025.',
  OBSERVER: 'Observer state, until 1 September 2025.',
  DIALOGUE_PARTNER: 'Dialogue partner, until 1 September 2025.',
});

/** ISO 3166-1 alpha-2 codes of the ten members. Who belonged when is told by the alliance's dated memberships. */
export const memberStates = ['BY', 'CN', 'IN', 'IR', 'KG', 'KZ', 'PK', 'RU', 'TJ', 'UZ'] as const;
