import { LockMode } from '@mikro-orm/core';
import type { Sweep } from '#kit/subgraph';
import { SYSTEM_VIEWER } from '#kit/viewer';
import { Booking } from './booking.entity.ts';
import { bookingLife } from './booking.rules.ts';

/** Writes down that holds have lapsed. Rows that somebody else is at are left to them. */
export const lapseHolds: Sweep = async ({ em, clock }) => {
  const lapsed = { state: 'HELD', heldUntil: { $lte: clock() } } as const;
  for (const booking of await em.find(Booking, lapsed, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE })) {
    bookingLife.fire({ em, clock, viewer: SYSTEM_VIEWER }, 'lapse', booking);
    booking.heldUntil = null;
  }
};
