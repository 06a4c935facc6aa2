import { closedList } from '#vocabulary/closed-list';

export const ResidencyState = { ACTIVE: 'ACTIVE', SUSPENDED: 'SUSPENDED', ENDED: 'ENDED' } as const;
export type ResidencyState = (typeof ResidencyState)[keyof typeof ResidencyState];

closedList(ResidencyState, 'ResidencyState', 'Where a residency stands.', {
  ACTIVE: 'In force.',
  SUSPENDED: 'Set aside for a time: the privileges rest.',
  ENDED: 'Over for good.',
});
