import { closedList } from '#vocabulary/closed-list';

export const EventState = { DRAFT: 'DRAFT', OPEN: 'OPEN', CLOSED: 'CLOSED', CANCELLED: 'CANCELLED' } as const;
export type EventState = (typeof EventState)[keyof typeof EventState];

closedList(EventState, 'EventState', 'How far an event has come.', {
  DRAFT: 'Being set up; its organiser and the secretariat see it.',
  OPEN: 'Parties may enter, wish and book.',
  CLOSED: 'No party enters any more; meetings are still booked, moved and cancelled.',
  CANCELLED: 'It does not take place.',
});
