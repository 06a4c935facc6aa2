import { invalid } from '#kit/failure';
import { typeOf } from '#kit/id';
import { stateMachine } from '#kit/state-machine';
import { daysAfter, firstDayOf, quartersToReport } from './report.rules.ts';
import type { Residency } from './residency.entity.ts';
import type { ResidencyState } from './residency.states.ts';
import type { Technopark } from './technopark.entity.ts';

/** The first technopark opened in this year. */
const FIRST_YEAR = 1951;
/** A residency is granted so many days ahead at most. */
const LONGEST_AHEAD_DAYS = 366;

/** @throws INVALID_PERIOD when it would begin before the year in which its park was founded, or more than a year ahead */
export function mustBeginSoundly(from: string, { founded }: Pick<Technopark, 'founded'>, today: string): void {
  const year = founded.value ?? FIRST_YEAR;
  if (from < `${year}-01-01`) throw invalid('INVALID_PERIOD', `No residency here began before ${year}.`, ['from']);
  if (from > daysAfter(today, LONGEST_AHEAD_DAYS))
    throw invalid('INVALID_PERIOD', `A residency begins in ${LONGEST_AHEAD_DAYS} days at the latest.`, ['from']);
}

/** @throws INVALID_PERIOD unless the residency has begun by its last day, which is today in its park at the latest */
export function mustEndSoundly({ fromDay }: Residency, end: string, today: string): void {
  if (end < fromDay) throw invalid('INVALID_PERIOD', 'A residency cannot end before it begins.', ['on']);
  if (end > today) throw invalid('INVALID_PERIOD', 'A residency cannot be ended ahead of its last day.', ['on']);
}

/** The legal life of a residency. */
export const residencyLife = stateMachine<ResidencyState, Residency>()({
  grant: { from: [], to: 'ACTIVE' },
  suspend: { from: ['ACTIVE'], to: 'SUSPENDED' },
  resume: { from: ['SUSPENDED'], to: 'ACTIVE' },
  end: { from: ['ACTIVE', 'SUSPENDED'], to: 'ENDED' },
});

/** @throws INVALID_STARTUP when the id is no startup's */
export function mustBeStartup(id: string, path: string): void {
  if (typeOf(id) !== 'Startup') throw invalid('INVALID_STARTUP', `${id} is not the id of a startup.`, [path]);
}

/** @throws INVALID_QUARTER, NOTHING_TO_REPORT */
export function mustBeReportable(residency: Residency, quarter: string, day: string): void {
  if (firstDayOf(quarter) === null) throw invalid('INVALID_QUARTER', 'A quarter reads 2026-Q3.', ['quarter']);
  if (!quartersToReport(residency, day).includes(quarter))
    throw invalid('NOTHING_TO_REPORT', `No report is asked of ${quarter}: it is not over, or not wholly in the stay.`, [
      'quarter',
    ]);
}
