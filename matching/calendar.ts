/** Days and years from ISO dates, without the host's clock or zone. */
import { MatchingError } from './error.ts';

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:Z|\+00:00)?)?)?)?$/;

/**
 * Days since 1970-01-01, with a fraction for the time of day, fractions of a second included. `YYYY` and `YYYY-MM` mean the middle of their period.
 * @throws MatchingError BAD_DATE
 */
export function dayOf(iso: string): number {
  const found = ISO.exec(iso);
  if (!found) throw noDate(iso);
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 7), Number(found[3] ?? (found[2] ? 16 : 2))];
  const [hour, minute, second] = [Number(found[4] ?? 0), Number(found[5] ?? 0), Number(found[6] ?? 0)];
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second >= 60) throw noDate(iso);
  return civilDay(year, month, day) + (hour + minute / 60 + second / 3600) / 24;
}

const noDate = (iso: string) => new MatchingError('BAD_DATE', `not an ISO date in UTC: ${iso}`);

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysIn(year, month));
}

function daysIn(year: number, month: number): number {
  const next = month === 12 ? civilDay(year + 1, 1, 1) : civilDay(year, month + 1, 1);
  return next - civilDay(year, month, 1);
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function civilDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Share of weight left after `days` when half is lost each `halfLifeYears`: 0..1. */
export function decay(days: number, halfLifeYears: number): number {
  return 2 ** (-Math.max(0, days) / (365.25 * halfLifeYears));
}
