export type EntryPlanState = 'DRAFT' | 'AGREED' | 'IN_PROGRESS' | 'BLOCKED' | 'ENTERED' | 'REVIEWED';
