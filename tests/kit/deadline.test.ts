import { describe, expect, it } from 'vitest';
import { deadline, instantOf, wallTime } from '#kit/deadline';

describe('A deadline', () => {
  it.each([
    ['2027-01-31T18:00', 'Asia/Almaty', '2027-01-31T13:00:00.000Z'],
    ['2027-01-01T00:30', 'Asia/Shanghai', '2026-12-31T16:30:00.000Z'],
    ['2027-06-01T12:00', 'Asia/Tehran', '2027-06-01T08:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T01:30:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ])('announced for %s in %s is the instant %s, and shows that time there', (wall, zone, instant) => {
    expect(instantOf(wall, zone).toISOString()).toBe(instant);
    expect(wallTime(new Date(instant), zone)).toBe(wall);
  });

  it('cannot be announced for the hour that summer time skips', () => {
    expect(() => instantOf('2026-03-29T02:30', 'Europe/Berlin')).toThrow('never show');
  });

  it('shows the day and time on the wall of its zone', () => {
    const instant = new Date('2027-01-31T13:00:00Z');
    expect(deadline(instant, 'Asia/Almaty')).toEqual({ instant, timeZone: 'Asia/Almaty', local: '2027-01-31T18:00' });
  });
});
