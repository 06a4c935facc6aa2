import { closedList } from '#vocabulary/closed-list';

export const NoticeKind = {
  PROPOSAL_RECEIVED: 'PROPOSAL_RECEIVED',
  PROPOSAL_ACCEPTED: 'PROPOSAL_ACCEPTED',
  PROPOSAL_DECLINED: 'PROPOSAL_DECLINED',
  PROPOSAL_EXPIRED: 'PROPOSAL_EXPIRED',
  MEETING_HELD: 'MEETING_HELD',
  MEETING_SCHEDULED: 'MEETING_SCHEDULED',
  MEETING_MOVED: 'MEETING_MOVED',
  MEETING_CANCELLED: 'MEETING_CANCELLED',
  MEETING_SOON: 'MEETING_SOON',
} as const;
export type NoticeKind = (typeof NoticeKind)[keyof typeof NoticeKind];
closedList(NoticeKind, 'MeetingNoticeKind', 'What a party is told of.', {
  PROPOSAL_RECEIVED: 'The other proposes to meet.',
  PROPOSAL_ACCEPTED: 'The other accepted its proposal.',
  PROPOSAL_DECLINED: 'The other declined its proposal.',
  PROPOSAL_EXPIRED: 'Nobody answered its proposal in time, or it came to nothing.',
  MEETING_HELD: 'A place is held for a meeting until it is confirmed.',
  MEETING_SCHEDULED: 'A meeting will take place.',
  MEETING_MOVED: 'A meeting will take place at another time or table.',
  MEETING_CANCELLED: 'A meeting will not take place.',
  MEETING_SOON: 'A meeting is near.',
});
