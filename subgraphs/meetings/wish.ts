import { closedList } from '#vocabulary/closed-list';

export const Wish = { MUST: 'MUST', WANT: 'WANT', NEVER: 'NEVER' } as const;
export type Wish = (typeof Wish)[keyof typeof Wish];

closedList(Wish, 'MeetingWish', 'Whether a participant wishes to meet another.', {
  MUST: 'Must meet.',
  WANT: 'Would like to meet.',
  NEVER: 'Must not meet. Known to its author and the secretariat only.',
});

/** What a wish says for a meeting. */
export const askedOf = (wish: Wish | null | undefined): 'MUST' | 'WANT' | null =>
  wish === undefined || wish === 'NEVER' ? null : wish;
