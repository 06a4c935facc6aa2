import { describe, expect, test } from 'vitest';
import {
  firstDayOf,
  nextQuarter,
  quartersToReport,
  reportsOwed,
  suspensionDue,
} from '../../../subgraphs/technoparks/report.rules.ts';

const stay = (fromDay: string, toDay: string | null = null) => ({ fromDay, toDay });
const DAY = '2026-11-23';

describe('Of which quarters a report is asked', () => {
  test('of the whole quarters of the stay that are over', () => {
    expect(quartersToReport(stay('2025-11-15'), DAY)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
  });

  test('also of the one in which it began, when it began on its first day', () => {
    expect(quartersToReport(stay('2026-04-01'), DAY)).toEqual(['2026-Q2', '2026-Q3']);
  });

  test('from the day after the quarter’s last, not before', () => {
    expect(quartersToReport(stay('2026-07-01'), '2026-09-30')).toEqual([]);
    expect(quartersToReport(stay('2026-07-01'), '2026-10-01')).toEqual(['2026-Q3']);
  });

  test('not of the quarter in which the stay ended', () => {
    expect(quartersToReport(stay('2026-01-01', '2026-08-15'), DAY)).toEqual(['2026-Q1', '2026-Q2']);
  });
});

describe('A report not handed in', () => {
  test('is owed when the quarter is over and missed 30 days later', () => {
    const owedOn = (day: string) => reportsOwed(stay('2026-07-01'), new Set(), day);
    expect(owedOn('2026-10-30')).toEqual([{ quarter: '2026-Q3', dueOn: '2026-10-31', missed: false }]);
    expect(owedOn('2026-10-31')).toEqual([{ quarter: '2026-Q3', dueOn: '2026-10-31', missed: true }]);
  });

  test('leads to suspension with a second one, unless the residency is suspended already', () => {
    const owed = reportsOwed(stay('2026-01-01'), new Set(['2026-Q1']), DAY);
    expect(owed.map(({ quarter }) => quarter)).toEqual(['2026-Q2', '2026-Q3']);
    expect(suspensionDue('ACTIVE', owed)).toBe(true);
    expect(suspensionDue('ACTIVE', owed.slice(1))).toBe(false);
    expect(suspensionDue('SUSPENDED', owed)).toBe(false);
  });
});

test('Quarters have first days and follow each other across the year', () => {
  expect(firstDayOf('2026-Q4')).toBe('2026-10-01');
  expect(firstDayOf('2026-Q5')).toBeNull();
  expect(nextQuarter('2026-Q4')).toBe('2027-Q1');
});
