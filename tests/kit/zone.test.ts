import { describe, expect, it, vi } from 'vitest';
import { instantOf, localTime, wallTime } from '#kit/zone';

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
        const wall = wallTime(instant, zone);
        expect(wallTime(instantOf(wall, zone, 'REFUSE'), zone)).toBe(wall);
      }
  });

  it.each([
    ['2027-01-31T18:00', 'Asia/Almaty', '2027-01-31T13:00:00.000Z'],
    ['2027-01-01T00:30', 'Asia/Shanghai', '2026-12-31T16:30:00.000Z'],
    ['2027-06-01T12:00', 'Asia/Tehran', '2027-06-01T08:30:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ])('show %s in %s at %s', (wall, zone, instant) => {
    expect(instantOf(wall, zone, 'REFUSE').toISOString()).toBe(instant);
    expect(wallTime(new Date(instant), zone)).toBe(wall);
  });

  it('show a time twice in autumn: the first is meant', () => {
    for (const gap of ['REFUSE', 'GO_ON'] as const)
      expect(instantOf('2027-10-31T02:30', 'Europe/Berlin', gap).toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  it('skip an hour in spring: whoever asks says whether a time in it is refused, or goes on after the gap', () => {
    expect(() => instantOf('2027-03-28T02:30', 'Europe/Berlin', 'REFUSE')).toThrow(
      expect.objectContaining({
        code: 'INVALID_TIME',
        message: 'Clocks in Europe/Berlin never show 2027-03-28T02:30.',
      }),
    );
    const shifted = instantOf('2027-03-28T02:30', 'Europe/Berlin', 'GO_ON');
    expect(shifted.toISOString()).toBe('2027-03-28T01:30:00.000Z');
    expect(wallTime(shifted, 'Europe/Berlin')).toBe('2027-03-28T03:30');
  });

  it('are made ready once a zone', () => {
    const making = vi.spyOn(Intl, 'DateTimeFormat');
    for (let minute = 0; minute < 50; minute++) wallTime(new Date(minute * 60_000), 'Pacific/Chatham');
    expect(making).toHaveBeenCalledTimes(1);
    making.mockRestore();
  });
});
