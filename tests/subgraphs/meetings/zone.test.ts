import { describe, expect, it } from 'vitest';
import { instantOf, localTime } from '../../../subgraphs/meetings/zone.ts';

const shown = (instant: string, zone: string) => Object.values(localTime(new Date(instant), zone)).join(' ');

describe('The clocks of a zone', () => {
  it('show what they showed then, not what they would show today', () => {
    expect(shown('2024-02-29T12:00:00Z', 'Asia/Almaty')).toBe('2024-02-29 18:00 +06:00');
    expect(shown('2024-03-01T12:00:00Z', 'Asia/Almaty')).toBe('2024-03-01 17:00 +05:00');
    expect(shown('2027-03-28T00:59:00Z', 'Europe/Berlin')).toBe('2027-03-28 01:59 +01:00');
    expect(shown('2027-03-28T01:00:00Z', 'Europe/Berlin')).toBe('2027-03-28 03:00 +02:00');
    expect(shown('2027-01-01T00:00:00Z', 'Asia/Kolkata')).toBe('2027-01-01 05:30 +05:30');
    expect(shown('2027-01-01T00:00:00Z', 'America/St_Johns')).toBe('2026-12-31 20:30 -03:30');
  });

  it('lead back to the instant: every hour of a year, through both changes', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Tehran', 'Asia/Almaty'])
      for (let hour = 0; hour < 365 * 24; hour += 7) {
        const instant = new Date(Date.UTC(2027, 0, 1, hour));
        const { date, time } = localTime(instant, zone);
        const found = instantOf(date, time, zone);
        expect(Object.values(localTime(found, zone)).slice(0, 2)).toEqual([date, time]);
      }
  });

  it('take the first of two equal times in autumn, and go on after the gap in spring', () => {
    expect(instantOf('2027-10-31', '02:30', 'Europe/Berlin').toISOString()).toBe('2027-10-31T00:30:00.000Z');
    expect(instantOf('2027-03-28', '02:30', 'Europe/Berlin').toISOString()).toBe('2027-03-28T01:30:00.000Z');
    expect(localTime(instantOf('2027-03-28', '02:30', 'Europe/Berlin'), 'Europe/Berlin').time).toBe('03:30');
  });
});
