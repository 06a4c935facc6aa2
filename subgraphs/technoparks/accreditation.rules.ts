import { invalid } from '#kit/failure';
import type { Accreditation } from './accreditation.entity.ts';
import { daysAfter } from './report.rules.ts';

export const LONGEST_NOTICE_DAYS = 3_660;

/** The accreditation in force on a day; null when there is none. */
export function accreditationOn(all: readonly Accreditation[], day: string): Accreditation | null {
  return all.find(({ validFrom, validTo }) => validFrom <= day && day < validTo) ?? null;
}

/** @throws INVALID_DAYS unless 0 <= days <= 3660 */
export function checkedDays(days: number): number {
  if (days < 0 || days > LONGEST_NOTICE_DAYS)
    throw invalid('INVALID_DAYS', `Ask for 0 to ${LONGEST_NOTICE_DAYS} days.`, ['withinDays']);
  return days;
}

/**
 * Of one park's accreditations, the one in force on a day that ends within so many days of it and that no other
 * follows without a gap; null when there is no such one.
 */
export function endingWithin(all: readonly Accreditation[], days: number, day: string): Accreditation | null {
  const current = accreditationOn(all, day);
  if (!current || current.validTo > daysAfter(day, days)) return null;
  return accreditationOn(all, current.validTo) ? null : current;
}
