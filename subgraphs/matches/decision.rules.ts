import { denied, invalid } from '#kit/failure';
import { typeOf } from '#kit/id';
import type { Viewer } from '#kit/viewer';

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
