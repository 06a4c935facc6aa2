const MINUTE = 60_000;

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

/**
 * The instant at which the zone's clocks show a time. A time that occurs twice (clocks go back) is its first occurrence;
 * one that is skipped (clocks go forward) is as long after the jump as it lies behind the gap's beginning.
 */
export function instantOf(date: string, time: string, zone: string): Date {
  const wall = Date.parse(`${date}T${time}Z`);
  const before = offsetAt(new Date(wall - 24 * 60 * MINUTE), zone);
  const after = offsetAt(new Date(wall + 24 * 60 * MINUTE), zone);
  const candidates = [before, after].map((offset) => new Date(wall - offset * MINUTE));
  return candidates.find((instant) => wallClock(instant, zone) === wall) ?? candidates[0]!;
}
