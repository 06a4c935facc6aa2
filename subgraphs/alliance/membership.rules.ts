import { holds } from '#vocabulary/period';
import type { Membership } from './state.entity.ts';

/** Whether a membership was in force on a day. */
export const isInForce = ({ validFrom: from, validTo: to }: Membership, day: string): boolean =>
  holds({ from, to }, day);

/** The membership in force on a day; null when the state did not belong then. */
export function membershipOn(memberships: readonly Membership[], day: string): Membership | null {
  return memberships.find((membership) => isInForce(membership, day)) ?? null;
}
