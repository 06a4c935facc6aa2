import { conflict, invalid } from '#kit/failure';
import { wallTime } from '#kit/zone';

export const CohortState = {
  PLANNED: 'PLANNED',
  CALL_OPEN: 'CALL_OPEN',
  SELECTION: 'SELECTION',
  RUNNING: 'RUNNING',
  DEMO_DAY: 'DEMO_DAY',
  ALUMNI: 'ALUMNI',
} as const;
export type CohortState = (typeof CohortState)[keyof typeof CohortState];

/** The dates of a cohort. Days are days in `timeZone`. */
export interface CohortDates {
  readonly callOpensAt: Date;
  readonly callClosesAt: Date;
  readonly timeZone: string;
  readonly startsOn: string;
  readonly demoDayOn: string;
  readonly endsOn: string;
}

/** Where a cohort stands: its dates say, so that no timer has to move it. */
export function cohortState(dates: CohortDates, now: Date): CohortState {
  const today = wallTime(now, dates.timeZone).slice(0, 10);
  if (now < dates.callOpensAt) return CohortState.PLANNED;
  if (now < dates.callClosesAt) return CohortState.CALL_OPEN;
  if (today < dates.startsOn) return CohortState.SELECTION;
  if (today < dates.demoDayOn) return CohortState.RUNNING;
  return today < dates.endsOn ? CohortState.DEMO_DAY : CohortState.ALUMNI;
}

/** @throws INVALID_PERIOD unless call, start, demo day and end follow each other; INVALID_SEATS */
export function mustBeSound(cohort: CohortDates & { readonly seats: number }): void {
  const { callOpensAt, callClosesAt, timeZone, startsOn, demoDayOn, endsOn, seats } = cohort;
  if (seats < 1) throw invalid('INVALID_SEATS', 'A cohort has at least one seat.', ['seats']);
  if (callOpensAt >= callClosesAt)
    throw invalid('INVALID_PERIOD', 'The call must close after it opens.', ['callClosesAt']);
  if (wallTime(callClosesAt, timeZone).slice(0, 10) >= startsOn)
    throw invalid('INVALID_PERIOD', 'The cohort must start after the day on which the call closes.', ['startsOn']);
  if (startsOn >= demoDayOn) throw invalid('INVALID_PERIOD', 'The demo day must come after the start.', ['demoDayOn']);
  if (demoDayOn >= endsOn) throw invalid('INVALID_PERIOD', 'The end must come after the demo day.', ['endsOn']);
}

/** A deadline moves only while it has not passed, and only to later: nobody who was in time may become late. */
export function mustBeExtendable(cohort: CohortDates, closesAt: Date, now: Date): void {
  if (now >= cohort.callClosesAt) throw conflict('CALL_CLOSED', 'The call has closed.');
  if (closesAt <= cohort.callClosesAt)
    throw invalid('NOT_LATER', 'A deadline can only be moved to later.', ['closesAt']);
}
