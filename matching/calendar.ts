/** Days and years from ISO dates, without the host's clock or zone. */
import { MatchingError } from './error.ts';

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:Z|\+00:00)?)?)?)?$/;

/**
 * Days since 1970-01-01, with a fraction for the time of day, fractions of a second included. `YYYY` and `YYYY-MM` mean the middle of their period.
 * @throws MatchingError BAD_DATE
 */
export function dayOf(iso: string): number {
  const found = ISO.exec(iso);
  if (!found || !isMoment(found.slice(1).map(Number)))
    throw new MatchingError('BAD_DATE', `not an ISO date in UTC: ${iso}`);
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = found;
  if (month === undefined) return civilDay(Number(year), 7, 2);
  if (day === undefined) return civilDay(Number(year), Number(month), 16);
  return (
    civilDay(Number(year), Number(month), Number(day)) +
    (Number(hour) + Number(minute) / 60 + Number(second) / 3600) / 24
  );
}

/** Whether the calendar and the clock have it; NaN = not said. */
function isMoment([year, month, day, hour, minute, second]: readonly number[]): boolean {
  const within = (n: number | undefined, least: number, below: number) =>
    n === undefined || Number.isNaN(n) || (n >= least && n < below);
  return (
    within(month, 1, 13) &&
    within(day, 1, 1 + daysIn(year!, month!)) &&
    within(hour, 0, 24) &&
    within(minute, 0, 60) &&
    within(second, 0, 60)
  );
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
