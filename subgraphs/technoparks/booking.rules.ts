import { conflict, denied, invalid, unauthenticated } from '#kit/failure';
import type { OccupancyState } from '#kit/occupancy';
import { stateMachine } from '#kit/state-machine';
import type { Viewer } from '#kit/viewer';
import { checkedPeriod, type PeriodInput } from '#vocabulary/period';
import type { Booking } from './booking.entity.ts';
import { daysAfter } from './report.rules.ts';

/** A hold lapses after so many minutes. */
export const HOLD_MINUTES = 15;
export const LONGEST_BOOKING_DAYS = 366;

function mustNotHaveLapsed({ heldUntil }: Booking, now: Date): void {
  if (heldUntil !== null && heldUntil <= now) throw conflict('HOLD_EXPIRED', 'The hold has lapsed; book anew.');
}

function mustNotBeOver({ during }: Booking, now: Date): void {
  if (during.to <= now) throw conflict('STAY_OVER', 'The stay is over and stands in the record.', ['id']);
}

/** The legal life of a booking. Who leaves early gives back the days that are left. */
export const bookingLife = stateMachine<OccupancyState, Booking>()({
  hold: { from: [], to: 'HELD' },
  book: { from: [], to: 'CONFIRMED' },
  confirm: { from: ['HELD'], to: 'CONFIRMED', guard: mustNotHaveLapsed },
  lapse: { from: ['HELD'], to: 'EXPIRED' },
  cancel: { from: ['HELD', 'CONFIRMED'], to: 'RELEASED', guard: mustNotBeOver },
  leave: { from: ['CONFIRMED'], to: 'CONFIRMED', guard: mustNotBeOver },
});

/** The guest, the park that hosts it, and the secretariat may book and cancel. */
export function mayDecide({ role, organisationId }: Viewer, guestId: string, technoparkId: string): void {
  if (role === 'PUBLIC') throw unauthenticated();
  if (role === 'SECRETARIAT' || organisationId === guestId || organisationId === technoparkId) return;
  throw denied('Only the guest or the park may do this.');
}

/** @throws INVALID_PERIOD when the period is empty, too long, or begins before `today` */
export function mustBeBookable(during: PeriodInput, today: string): void {
  checkedPeriod(during, ['during']);
  if (during.from < today) throw invalid('INVALID_PERIOD', 'The past cannot be booked.', ['during', 'from']);
  if (during.to > daysAfter(during.from, LONGEST_BOOKING_DAYS))
    throw invalid('INVALID_PERIOD', `At most ${LONGEST_BOOKING_DAYS} days at once.`, ['during', 'to']);
}
