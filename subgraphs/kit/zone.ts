import { DAY_MS } from './day.ts';
import { invalid } from './failure.ts';

const MINUTE = 60_000;
/** Characters of `2027-01-31T18:00`. */
const WALL_LENGTH = 16;

const formats = new Map<string, Intl.DateTimeFormat>();

/** One formatter a zone: making one costs a hundred times what using it does. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(zone, format);
  return format;
}

/** What the zone's clocks show, read as if it were UTC (milliseconds). */
const wallClock = (instant: Date, zone: string): number =>
  Date.parse(`${formatOf(zone).format(instant).replace(' ', 'T')}Z`);

/** How far the zone is ahead of UTC at an instant (minutes). */
function offsetAt(instant: Date, zone: string): number {
  const seconds = Math.floor(instant.getTime() / 1000) * 1000;
  return (wallClock(instant, zone) - seconds) / MINUTE;
}

const twoDigits = (n: number): string => String(Math.trunc(n)).padStart(2, '0');

/** `300` -> `+05:00` */
function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(size / 60)}:${twoDigits(size % 60)}`;
}

/** An instant by the zone's clocks: `{ date: '2027-02-02', time: '09:20', offset: '+05:00' }`. */
export function localTime(instant: Date, zone: string): { date: string; time: string; offset: string } {
  const [date, time] = formatOf(zone).format(instant).split(' ') as [string, string];
  return { date, time: time.slice(0, 5), offset: offsetText(offsetAt(instant, zone)) };
}

/** `2027-01-31T18:00` on the wall in a zone at an instant. */
export const wallTime = (instant: Date, zone: string): string =>
  formatOf(zone).format(instant).slice(0, WALL_LENGTH).replace(' ', 'T');

/**
 * What a time means that clocks skip when they go forward: nothing (`REFUSE`), or what it would have been had they not, as
 * long after the jump as it lies behind the gap's beginning (`GO_ON`).
 */
export type Gap = 'REFUSE' | 'GO_ON';

/**
 * The instant at which the zone's clocks show a wall time (`2027-01-31T18:00`). One that occurs twice, when clocks go back,
 * is its first occurrence.
 * @throws INVALID `INVALID_TIME` when they never show it and the gap is to be refused
 */
export function instantOf(wall: string, zone: string, gap: Gap): Date {
  const shown = Date.parse(`${wall}Z`);
  const before = offsetAt(new Date(shown - DAY_MS), zone);
  const after = offsetAt(new Date(shown + DAY_MS), zone);
  const candidates = [before, after].map((offset) => new Date(shown - offset * MINUTE));
  const instant = candidates.find((candidate) => wallClock(candidate, zone) === shown);
  if (!instant && gap === 'REFUSE') throw invalid('INVALID_TIME', `Clocks in ${zone} never show ${wall}.`);
  return instant ?? candidates[0]!;
}
