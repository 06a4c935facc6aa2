import { closedList } from './closed-list.ts';

export const DatePrecision = { DAY: 'DAY', MONTH: 'MONTH', YEAR: 'YEAR' } as const;
export type DatePrecision = (typeof DatePrecision)[keyof typeof DatePrecision];

closedList(DatePrecision, 'DatePrecision', 'How exactly a date is known; the rest of the date is filled with 1s.', {
  DAY: 'The day is known.',
  MONTH: 'Only the month is known.',
  YEAR: 'Only the year is known.',
});

/** `2025-07` is the month that begins on 2025-07-01; `2019` the year that begins on 2019-01-01. */
export function firstDayOf(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}
