import { DAY_MS } from '#kit/day';
import { denied, invalid } from '#kit/failure';
import { typeOf } from '#kit/id';
import type { Viewer } from '#kit/viewer';
import type { DecideInput } from './decision.inputs.ts';

/** So long a pass for lack of capacity hides the pair. */
const NO_CAPACITY_DAYS = 90;

/** Whom each kind of party is matched with, and so may decide about. */
const ABOUT: Readonly<Record<string, readonly string[]>> = {
  Startup: ['Investor', 'Technopark', 'Market'],
  Investor: ['Startup'],
  Technopark: ['Startup'],
};

/**
 * The party that decides.
 * @throws FORBIDDEN when the viewer acts for no party that is matched; INVALID_PARTY when the two are never matched
 */
export function decider({ organisationId }: Viewer, aboutId: string): string {
  const mine = organisationId === null ? null : typeOf(organisationId);
  const allowed = mine === null ? undefined : ABOUT[mine];
  if (!allowed || organisationId === null) throw denied('Only a startup, an investor or a technopark decides.');
  if (!allowed.includes(typeOf(aboutId) ?? ''))
    throw invalid('INVALID_PARTY', `You are never matched with ${aboutId}.`, ['aboutId']);
  return organisationId;
}

/**
 * Until when a decision made now hides the pair; null: it does not, or it does for good.
 * @throws INVALID_PASS_REASON when a reason to pass is given for anything but a pass
 */
export function hiddenUntil({ verdict, passReason = null }: DecideInput, now: Date): Date | null {
  if (passReason !== null && verdict !== 'PASSED')
    throw invalid('INVALID_PASS_REASON', 'Only a pass has a reason to pass.', ['passReason']);
  return passReason === 'NO_CAPACITY' ? new Date(now.getTime() + NO_CAPACITY_DAYS * DAY_MS) : null;
}
