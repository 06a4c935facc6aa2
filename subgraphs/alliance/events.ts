import type { Event } from '#kit/event';
import type { ExclusionKind } from './exclusion.entity.ts';

/** An exclusion was declared, or its end was set. Carries the whole exclusion. */
export type ExclusionChanged = Event<
  'exclusion.changed',
  { id: string; a: string; b: string; kind: ExclusionKind; validFrom: string; validTo: string | null }
>;
