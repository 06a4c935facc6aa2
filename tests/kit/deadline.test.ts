import { expect, test } from 'vitest';
import { deadline } from '#kit/deadline';

test('A deadline shows the day and time on the wall of its zone', () => {
  const instant = new Date('2027-01-31T13:00:00Z');
  expect(deadline(instant, 'Asia/Almaty')).toEqual({ instant, timeZone: 'Asia/Almaty', local: '2027-01-31T18:00' });
});
