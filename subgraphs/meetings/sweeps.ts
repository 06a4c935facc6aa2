import type { Firing } from '#kit/state-machine';
import type { Sweep } from '#kit/subgraph';
import { SYSTEM_VIEWER } from '#kit/viewer';
import { learnChances } from './chances.actions.ts';
import { closeLapsedHolds, closeOverdueProposals } from './lapse.actions.ts';
import { remind } from './reminder.actions.ts';

const bySystem =
  (act: (firing: Firing) => Promise<void>): Sweep =>
  (context) =>
    act({ ...context, viewer: SYSTEM_VIEWER });

/** What time brings about by itself: holds lapse, proposals expire, meetings come near, events are over and teach. */
export const sweeps: readonly Sweep[] = [
  ...[closeLapsedHolds, closeOverdueProposals, remind].map(bySystem),
  learnChances,
];
