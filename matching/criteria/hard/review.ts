import type { HardCriterion } from '../criterion.ts';

/** Flagged for a check: shown to nobody until the check ends. It says nothing of the outcome. */
export const review: HardCriterion<{ readonly id: string; readonly heldForReview?: boolean }> = {
  isPrivate: true,
  stop: (_index, startup, other) => {
    const held = startup.heldForReview ? startup : other.heldForReview ? other : null;
    return held && { code: 'HELD_FOR_REVIEW', parameters: { party: held.id } };
  },
};
