import { closedList } from '#vocabulary/closed-list';

export const TimetableState = { DRAFT: 'DRAFT', PUBLISHED: 'PUBLISHED', SUPERSEDED: 'SUPERSEDED' } as const;
export type TimetableState = (typeof TimetableState)[keyof typeof TimetableState];
closedList(TimetableState, 'TimetableState', 'How far a timetable has come.', {
  DRAFT: 'Slots, tables and people are held for it; the organiser and the secretariat see it.',
  PUBLISHED: 'Its meetings are scheduled, and everybody was given notice.',
  SUPERSEDED: 'A later one took its place.',
});

export const TimetableMode = {
  KEEP_PINNED: 'KEEP_PINNED',
  UNBOOKED_ONLY: 'UNBOOKED_ONLY',
  REARRANGE: 'REARRANGE',
} as const;
export type TimetableMode = (typeof TimetableMode)[keyof typeof TimetableMode];
closedList(TimetableMode, 'TimetableMode', 'What a new timetable leaves where it is.', {
  KEEP_PINNED: 'Meetings that are booked, and what is pinned in the draft; the rest of the draft is made anew.',
  REARRANGE:
    'Of the meetings that are booked those that people agreed or moved, that are pinned or need an interpreter. What an earlier timetable scheduled may change its hour where that brings more than it costs; all of it is held.',
  UNBOOKED_ONLY: 'Meetings that are booked, and all of the draft; only what is free is filled.',
});

export const PairChoice = { HEURISTIC: 'HEURISTIC', EXACT: 'EXACT', STABLE: 'STABLE' } as const;
export type PairChoice = (typeof PairChoice)[keyof typeof PairChoice];
closedList(PairChoice, 'PairChoice', 'How it is chosen who meets whom, before hours are sought.', {
  HEURISTIC: 'For the most expected kept meetings: greedily, then by local search.',
  EXACT: 'For the most, by a solver of linear programmes: `bound` is then the best that any choice can be worth.',
  STABLE:
    'So that no two would rather meet than keep what they have, as far as hours allow. Startups ask, all others accept.',
});

export const WhyNoMeeting = {
  NEVER: 'NEVER',
  EXCLUDED: 'EXCLUDED',
  NOT_SUITED: 'NOT_SUITED',
  MET_BEFORE: 'MET_BEFORE',
  QUOTA: 'QUOTA',
  NO_COMMON_SLOT: 'NO_COMMON_SLOT',
  NO_COMMON_LANGUAGE: 'NO_COMMON_LANGUAGE',
  TABLES_FULL: 'TABLES_FULL',
  LOWER_VALUE: 'LOWER_VALUE',
} as const;
export type WhyNoMeeting = (typeof WhyNoMeeting)[keyof typeof WhyNoMeeting];
closedList(
  WhyNoMeeting,
  'WhyNoMeeting',
  'Why two participants do not meet. Of what is private, others read what hours, quotas, languages and tables tell.',
  {
    NEVER: 'One said never. Its author and the secretariat read this.',
    EXCLUDED: 'An exclusion keeps the two apart. The secretariat reads this.',
    NOT_SUITED: 'One passed on the other, holds it already, or is under review. The secretariat reads this.',
    MET_BEFORE: 'The two met before.',
    QUOTA: 'One of the two has all the meetings it wants.',
    NO_COMMON_SLOT: 'The two are never free at the same time.',
    NO_COMMON_LANGUAGE: 'The two share no language, and no interpreter is free.',
    TABLES_FULL: 'All tables are taken when both are free.',
    LOWER_VALUE: 'Other meetings were worth more, or the two cannot be brought together.',
  },
);
