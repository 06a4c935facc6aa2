import { closedList } from '#vocabulary/closed-list';

export const MeetingOutcomeKind = {
  SECOND_MEETING: 'SECOND_MEETING',
  TERM_SHEET: 'TERM_SHEET',
  CONTRACT: 'CONTRACT',
} as const;
export type MeetingOutcomeKind = (typeof MeetingOutcomeKind)[keyof typeof MeetingOutcomeKind];

closedList(MeetingOutcomeKind, 'MeetingOutcomeKind', 'What followed from a meeting.', {
  SECOND_MEETING: 'The two meet again.',
  TERM_SHEET: 'A term sheet was signed.',
  CONTRACT: 'A contract was signed.',
});
