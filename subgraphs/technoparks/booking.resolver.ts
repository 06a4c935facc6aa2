import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { date, id, oneOf, type Where } from '#kit/filter';
import { attempt } from '#kit/mutation';
import { OccupancyState } from '#kit/occupancy';
import { StateTransition } from '#kit/state-machine';
import type { Viewer } from '#kit/viewer';
import { bookPlace, changeBooking } from './booking.actions.ts';
import { Booking } from './booking.entity.ts';
import {
  BookBedInput,
  BookBedPayload,
  BookDeskInput,
  BookDeskPayload,
  CancelBookingInput,
  CancelBookingPayload,
  ConfirmBookingInput,
  ConfirmBookingPayload,
  HoldDeskPayload,
} from './booking.inputs.ts';
import type { TechnoparksLoaders } from './loaders.ts';
import { PlaceKind } from './site.entity.ts';
import { Startup } from './stubs.ts';
import { Technopark } from './technopark.entity.ts';

const Bookings = collection(Booking, 'Booking', {
  technoparkId: id(),
  guestId: id(),
  homeId: id(),
  kind: oneOf(PlaceKind, 'PlaceKind'),
  state: oneOf(OccupancyState, 'BookingState'),
  fromDay: date(),
  toDay: date(),
});

type Ctxt = Context<TechnoparksLoaders>;
const MAY_BOOK = { to: ['FOUNDER', 'TECHNOPARK_MANAGER', 'SECRETARIAT'] };

/** All for the secretariat and analysts, else those of one’s startup or park. */
function seenBy({ role, organisationId }: Viewer): Where {
  if (role === 'SECRETARIAT' || role === 'ANALYST') return {};
  // A guest may have no home: who acts for no party must not pass for it.
  const own = organisationId ?? '';
  return { $or: [{ guestId: own }, { technoparkId: own }, { homeId: own }] };
}

@Resolver(() => Booking)
export class BookingResolver {
  @Query(() => Bookings.Connection, {
    description: 'Bookings: all for the secretariat and analysts, else those of one’s startup or park.',
  })
  @Access({ to: [...MAY_BOOK.to, 'ANALYST'] })
  bookings(@Args(() => Bookings.Arguments) args: InstanceType<typeof Bookings.Arguments>, @Ctx() context: Ctxt) {
    return Bookings.list(args, context, seenBy(context.viewer));
  }

  @Query(() => Bookings.Aggregation, { description: 'The bookings one may see, in groups.' })
  @Access({ to: [...MAY_BOOK.to, 'ANALYST'] })
  bookingsAggregate(
    @Args(() => Bookings.AggregateArguments) args: InstanceType<typeof Bookings.AggregateArguments>,
    @Ctx() context: Ctxt,
  ) {
    return Bookings.aggregate(args, context, seenBy(context.viewer));
  }

  @FieldResolver(() => Startup, { description: 'Who takes it.' })
  guest(@Root() { guestId }: Booking): Startup {
    return { id: guestId };
  }

  @FieldResolver(() => Technopark, { description: 'Whose place it is.' })
  technopark(@Root() { technoparkId }: Booking, @Ctx() { loaders }: Ctxt) {
    return loaders.technopark.load(technoparkId);
  }

  @FieldResolver(() => Technopark, {
    nullable: true,
    description: 'The technopark in which the guest resided when it booked; null: in none.',
  })
  home(@Root() { homeId }: Booking, @Ctx() { loaders }: Ctxt) {
    return homeId && loaders.technopark.load(homeId);
  }

  @FieldResolver(() => [StateTransition], { description: 'How it came to stand where it stands, oldest first.' })
  history(@Root() booking: Booking, @Ctx() { loaders }: Ctxt) {
    return loaders.transitions.load(booking.id);
  }

  @Mutation(() => BookDeskPayload, { description: 'Books a desk. Fails with SLOT_TAKEN or NO_PLACE_FREE.' })
  @Access(MAY_BOOK)
  bookDesk(@Arg('input', () => BookDeskInput) input: BookDeskInput, @Ctx() context: Ctxt) {
    const wish = { mutation: 'bookDesk', kind: PlaceKind.DESK, atAnyHour: input.access24x7 } as const;
    return attempt(context, 'booking', () => bookPlace(input, wish, context));
  }

  @Mutation(() => HoldDeskPayload, { description: 'Keeps a desk for 15 minutes; then the hold lapses.' })
  @Access(MAY_BOOK)
  holdDesk(@Arg('input', () => BookDeskInput) input: BookDeskInput, @Ctx() context: Ctxt) {
    const wish = { mutation: 'holdDesk', kind: PlaceKind.DESK, atAnyHour: input.access24x7 } as const;
    return attempt(context, 'booking', () => bookPlace(input, wish, context));
  }

  @Mutation(() => BookBedPayload, { description: 'Books a bed. Fails with SLOT_TAKEN or NO_PLACE_FREE.' })
  @Access(MAY_BOOK)
  bookBed(@Arg('input', () => BookBedInput) input: BookBedInput, @Ctx() context: Ctxt) {
    return attempt(context, 'booking', () => bookPlace(input, { mutation: 'bookBed', kind: PlaceKind.BED }, context));
  }

  @Mutation(() => ConfirmBookingPayload, { description: 'Confirms a hold that has not lapsed.' })
  @Access(MAY_BOOK)
  confirmBooking(@Arg('input', () => ConfirmBookingInput) input: ConfirmBookingInput, @Ctx() context: Ctxt) {
    return attempt(context, 'booking', () => changeBooking('confirm', input, context));
  }

  @Mutation(() => CancelBookingPayload, {
    description: 'Cancels a booking or a hold: the place is free again, that of a stay under way from today on.',
  })
  @Access(MAY_BOOK)
  cancelBooking(@Arg('input', () => CancelBookingInput) input: CancelBookingInput, @Ctx() context: Ctxt) {
    return attempt(context, 'booking', () => changeBooking('cancel', input, context));
  }
}
