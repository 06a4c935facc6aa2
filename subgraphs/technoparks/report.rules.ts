import { DAY_MS, dayOf } from '#kit/day';

/** So many days after a quarter its report is due. */
export const DAYS_TO_REPORT = 30;
/** So many reports missed, and the residency should be suspended. */
export const MISSES_TO_SUSPEND = 2;

const QUARTER = /^(\d{4})-Q([1-4])$/;

export interface ReportDuty {
  readonly quarter: string;
  /** The first day on which a report that is not there counts as missed. */
  readonly dueOn: string;
  readonly missed: boolean;
}

interface Stay {
  readonly fromDay: string;
  readonly toDay: string | null;
}

/** `('2026-11-23', 30)` -> `2026-12-23` */
export const daysAfter = (day: string, days: number): string => dayOf(new Date(Date.parse(day) + days * DAY_MS));

/** `2026-Q3` -> `2026-07-01`; null when the text names no quarter. */
export function firstDayOf(quarter: string): string | null {
  const [, year, number] = QUARTER.exec(quarter) ?? [];
  return year ? `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01` : null;
}

/** `2026-08-15` -> `2026-Q3` */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

export function nextQuarter(quarter: string): string {
  const [, year, number] = QUARTER.exec(quarter)!;
  return number === '4' ? `${Number(year) + 1}-Q1` : `${year}-Q${Number(number) + 1}`;
}

/** The whole quarters of a stay that were over on a day, oldest first: those of which a report is asked. */
export function quartersToReport({ fromDay, toDay }: Stay, day: string): string[] {
  const end = toDay !== null && toDay < day ? toDay : day;
  const quarters: string[] = [];
  let quarter = quarterOf(fromDay);
  if (firstDayOf(quarter)! < fromDay) quarter = nextQuarter(quarter);
  while (firstDayOf(nextQuarter(quarter))! <= end) {
    quarters.push(quarter);
    quarter = nextQuarter(quarter);
  }
  return quarters;
}

/** The reports that are asked for and have not come in. */
export function reportsOwed(stay: Stay, submitted: ReadonlySet<string>, day: string): ReportDuty[] {
  return quartersToReport(stay, day)
    .filter((quarter) => !submitted.has(quarter))
    .map((quarter) => {
      const dueOn = daysAfter(firstDayOf(nextQuarter(quarter))!, DAYS_TO_REPORT);
      return { quarter, dueOn, missed: dueOn <= day };
    });
}

/** The rule of two misses, for a residency that is in force. */
export function suspensionDue(state: string, owed: readonly ReportDuty[]): boolean {
  return state === 'ACTIVE' && owed.filter(({ missed }) => missed).length >= MISSES_TO_SUSPEND;
}
