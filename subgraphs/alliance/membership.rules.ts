import type { Membership } from './state.entity.ts';

/** Whether a range of dates, half-open and perhaps open at either end, holds a day. */
export function holdsOn(range: { validFrom: string | null; validTo: string | null }, day: string): boolean {
  return (range.validFrom === null || range.validFrom <= day) && (range.validTo === null || day < range.validTo);
}

/** The membership in force on a day; null when the state did not belong then. */
export function membershipOn(memberships: readonly Membership[], day: string): Membership | null {
  return memberships.find((membership) => holdsOn(membership, day)) ?? null;
}
