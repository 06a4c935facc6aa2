import { closedList } from '#vocabulary/closed-list';

export const ChanceBasis = { PRIOR: 'PRIOR', OUTCOMES: 'OUTCOMES' } as const;
export type ChanceBasis = (typeof ChanceBasis)[keyof typeof ChanceBasis];
closedList(ChanceBasis, 'MeetingChanceBasis', 'What the chance that a meeting is kept rests on.', {
  PRIOR: 'Stated beforehand: too little is known yet of what became of earlier ones.',
  OUTCOMES: 'Learned from what became of the pairs that earlier events brought together.',
});
