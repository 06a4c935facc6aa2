/** A day, in milliseconds. */
export const DAY_MS = 24 * 3600 * 1000;

/** The calendar day of an instant, in UTC: `2026-11-23`. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
