import type { StartupColumns } from '../../encode.ts';
import { remembered } from '../../remembered.ts';
import type { HardCriterion, InvestorStop } from '../criterion.ts';

type Reviewed = { readonly id: string; readonly heldForReview?: boolean };

/** Flagged for a check: shown to nobody until the check ends. It says nothing of the outcome. */
export const review: HardCriterion<Reviewed> & InvestorStop = {
  isPrivate: true,
  over: ({ startups }, investor) => {
    if (investor.heldForReview) return () => true;
    const rows = rowsHeld(startups);
    return rows.size === 0 ? null : (startup) => rows.has(startup);
  },
  stop: (_index, startup, other) => {
    const held = startup.heldForReview ? startup : other.heldForReview ? other : null;
    return held && { code: 'HELD_FOR_REVIEW', parameters: { party: held.id } };
  },
};

const found = remembered<StartupColumns, ReadonlySet<number>>();

function rowsHeld(startups: StartupColumns): ReadonlySet<number> {
  return found(startups, () => new Set(startups.all.filter((row) => startups.profiles[row]!.heldForReview)));
}
