import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { conflict, notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { claimAny } from '#kit/occupancy';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { Booking } from './booking.entity.ts';
import type { BookBedInput, CancelBookingInput } from './booking.inputs.ts';
import { bookingLife, HOLD_MINUTES, mayDecide, mustBeBookable } from './booking.rules.ts';
import { cancel } from './cancelling.actions.ts';
import type { TechnoparksLoaders } from './loaders.ts';
import { CANDIDATES } from './place.sql.ts';
import type { PlaceKind } from './site.entity.ts';
import { mustBeWelcome } from './startup-copy.reader.ts';
import { dayIn } from './technopark.days.ts';

export interface Wish {
  readonly mutation: 'bookDesk' | 'holdDesk' | 'bookBed';
  readonly kind: PlaceKind;
  /** Only places where one can be at any hour. */
  readonly atAnyHour?: boolean;
}

interface Candidate {
  readonly resource: string;
  /** Instants, as PostgreSQL writes them. */
  readonly from: string;
  readonly to: string;
  readonly free: boolean;
}

async function candidates(em: EntityManager, now: Date, input: BookBedInput, wish: Wish): Promise<Candidate[]> {
  const { during, technoparkId, siteId = null, number = null } = input;
  const atAnyHour = wish.atAnyHour ? true : null;
  const which = [siteId, siteId, number, number, atAnyHour, atAnyHour];
  const parameters = [during.from, during.to, now.toISOString(), technoparkId, wish.kind, ...which];
  return em.getConnection().execute(CANDIDATES, parameters, 'all', em.getTransactionContext()) as Promise<Candidate[]>;
}

/** Takes the first free place that fits. @throws NOT_FOUND, SLOT_TAKEN (a place was named), NO_PLACE_FREE (any would do) */
async function take(em: EntityManager, input: BookBedInput, wish: Wish, context: Context, homeId: string | null) {
  const { clock, newId } = context;
  const now = clock();
  const places = await candidates(em, now, input, wish);
  const [first] = places;
  if (!first) throw notFound('The technopark has no such place that we know of.', ['technoparkId']);
  const held = wish.mutation === 'holdDesk';
  const row = {
    id: newId('booking'),
    during: { from: new Date(first.from), to: new Date(first.to) },
    state: held ? ('HELD' as const) : ('CONFIRMED' as const),
    heldUntil: held ? new Date(now.getTime() + HOLD_MINUTES * 60_000) : null,
    kind: wish.kind,
    technoparkId: input.technoparkId,
    guestId: input.startupId,
    homeId,
    fromDay: input.during.from,
    toDay: input.during.to,
    bookedAt: now,
    version: 1,
  };
  const free = places.filter((place) => place.free).map(({ resource }) => resource);
  if (await claimAny(em, Booking, free, row, now)) return row.id;
  throw input.number != null
    ? conflict('SLOT_TAKEN', 'This place is taken on some of these days.', ['number'])
    : conflict('NO_PLACE_FREE', 'No such place is free on all of these days.', ['during']);
}

/** Books or holds a desk or a bed. Rivals for the last place are settled by the database: one gets it. */
export async function bookPlace(
  input: BookBedInput,
  wish: Wish,
  context: Context<TechnoparksLoaders>,
): Promise<Booking> {
  mayDecide(context.viewer, input.startupId, input.technoparkId);
  const park = await context.loaders.technopark.load(input.technoparkId);
  if (!park) throw notFound('There is no such technopark.', ['technoparkId']);
  await mustBeWelcome(input.startupId, park, context.em);
  mustBeBookable(input.during, dayIn(park, context.clock()));
  const home = await context.loaders.residencyOfStartup.load(input.startupId);
  const id = await once(context, wish.mutation, input, async (em) => {
    const taken = await take(em, input, wish, context, home?.technoparkId ?? null);
    const booking = await em.findOneOrFail(Booking, taken);
    bookingLife.fire({ ...context, em }, wish.mutation === 'holdDesk' ? 'hold' : 'book', booking);
    return taken;
  });
  return context.em.findOneOrFail(Booking, id);
}

/** Confirms or cancels, once per key: the transition is named, its rules are in the table. */
export async function changeBooking(
  transition: 'confirm' | 'cancel',
  input: CancelBookingInput,
  context: Context,
): Promise<Booking> {
  mustBeWritten(input, { reason: LONGEST_WORDS });
  const known = await context.em.findOne(Booking, input.id);
  if (!known) throw notFound('There is no such booking.', ['id']);
  mayDecide(context.viewer, known.guestId, known.technoparkId);
  await once(context, `${transition}Booking`, input, async (em) => {
    const booking = await em.findOneOrFail(Booking, input.id);
    await em.lock(booking, LockMode.OPTIMISTIC, input.expectedVersion);
    if (transition === 'cancel') await cancel({ ...context, em }, booking, input.reason);
    else bookingLife.fire({ ...context, em }, transition, booking);
    booking.heldUntil = null;
    return booking.id;
  });
  return context.em.findOneOrFail(Booking, input.id, { refresh: true });
}
