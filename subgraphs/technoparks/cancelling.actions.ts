import type { Firing } from '#kit/state-machine';
import type { Booking } from './booking.entity.ts';
import { bookingLife } from './booking.rules.ts';
import { beginOf, dayIn } from './technopark.days.ts';
import { Technopark } from './technopark.entity.ts';

/** Frees the place: all days of a stay to come; of one under way those from today on, for the others stand in the record. */
export async function cancel(firing: Firing, booking: Booking, reason?: string | null): Promise<void> {
  const { em, clock } = firing;
  const park = await em.findOneOrFail(Technopark, booking.technoparkId);
  const today = dayIn(park, clock());
  if (booking.state !== 'CONFIRMED' || today <= booking.fromDay) {
    bookingLife.fire(firing, 'cancel', booking, reason);
    return;
  }
  bookingLife.fire(firing, 'leave', booking, reason);
  booking.toDay = today;
  booking.during = { from: booking.during.from, to: beginOf(today, park) };
}
