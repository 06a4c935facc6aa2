import { closedList } from '#vocabulary/closed-list';

export const MeetingState = {
  HELD: 'HELD',
  SCHEDULED: 'SCHEDULED',
  MOVED: 'MOVED',
  DONE: 'DONE',
  RATED: 'RATED',
  NO_SHOW: 'NO_SHOW',
  CANCELLED: 'CANCELLED',
} as const;
export type MeetingState = (typeof MeetingState)[keyof typeof MeetingState];

closedList(MeetingState, 'MeetingState', 'How far a meeting has come.', {
  HELD: 'Slot and table are kept for it until the hold expires.',
  SCHEDULED: 'It will take place.',
  MOVED: 'It will take place, at another time or table than first said.',
  DONE: 'It took place.',
  RATED: 'It took place, and a side has rated it.',
  NO_SHOW: 'A side did not come.',
  CANCELLED: 'It will not take place; slot and table are free again.',
});
