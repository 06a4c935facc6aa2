import type { Context } from '#kit/context';
import { conflict } from '#kit/failure';
import { once } from '#kit/idempotency';
import { lockBars, mustBePossible } from './bar.rules.ts';
import type { Event, EventSlot } from './event.entity.ts';
import { closeLapsedHolds } from './lapse.actions.ts';
import { Meeting } from './meeting.entity.ts';
import type { ScheduleMeetingInput } from './meeting.inputs.ts';
import { mustBeAgreed, mustBeConcerned, mustBeThere, mustBeWithinQuota, slotOf, tablesOf } from './meeting.rules.ts';
import { seat } from './meeting.seating.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { lockSides, mustBeToCome, type Sides } from './participation.rules.ts';
import { yieldEntries } from './timetable.drafts.ts';

/** A hold lasts so long (milliseconds). */
const HOLD_MS = 15 * 60 * 1000;

type Booking = Omit<ScheduleMeetingInput, 'idempotencyKey'>;

/** Who meets, where and when: all of it read and locked, and nothing in the way of the two. */
interface Agreed {
  readonly event: Event;
  readonly sides: Sides;
  readonly slot: EventSlot;
  readonly tables: readonly string[];
  readonly hold: boolean;
}

/** Seats two who agreed, within the caller's transaction. @throws NOT_AVAILABLE, QUOTA_REACHED, SLOT_TAKEN, NO_TABLE_FREE */
async function bookAgreed({ event, sides, slot, tables, hold }: Agreed, context: Context): Promise<Meeting> {
  const { em, clock } = context;
  const [a, b] = [sides.a.partyId, sides.b.partyId];
  await closeLapsedHolds(context, { eventId: event.id });
  mustBeThere(sides, slot);
  await mustBeWithinQuota(em, sides);
  await yieldEntries(em, event.id, { a, b }, slot);
  const heldUntil = hold ? new Date(clock().getTime() + HOLD_MS) : null;
  const { startsAt, endsAt } = slot;
  const row = { id: context.newId('meeting'), eventId: event.id, a, b, organiserId: event.organiserId };
  const meeting = em.create(Meeting, {
    ...{ ...row, startsAt, endsAt, heldUntil, tableId: '', interpreterId: null },
    ...{ state: 'HELD', version: 1 },
  });
  await seat(em, meeting, tables, clock());
  return advanceMeeting(context, hold ? 'hold' : 'schedule', meeting);
}

/** Books the time that a proposal names, whose event and sides are locked. @throws NOT_FOUND, SLOT_PAST; as `bookAgreed` */
export async function bookSlot(slotId: string, event: Event, sides: Sides, context: Context): Promise<Meeting> {
  const slot = await slotOf(context.em, event, slotId, context.clock());
  const tables = await tablesOf(context.em, event, null);
  return bookAgreed({ event, sides, slot, tables, hold: false }, context);
}

/** Books within the caller's transaction. @throws as `scheduleMeeting` */
async function book(input: Booking, context: Context): Promise<Meeting> {
  const { em, viewer, clock } = context;
  const { eventId, a, b, hold } = input;
  await lockBars(em, 'SHARED');
  const event = await mustBeToCome(em, eventId, clock());
  mustBeConcerned({ a, b, organiserId: event.organiserId }, viewer);
  const slot = await slotOf(em, event, input.slotId, clock());
  const tables = await tablesOf(em, event, input.tableId);
  const sides = await lockSides(em, event, { a, b });
  await mustBePossible(em, event, a, b, clock());
  await mustBeAgreed(em, event, sides, viewer);
  return bookAgreed({ event, sides, slot, tables, hold }, context);
}

export async function scheduleMeeting(input: ScheduleMeetingInput, context: Context): Promise<Meeting> {
  const id = await once(context, 'scheduleMeeting', input, async (em) => (await book(input, { ...context, em })).id);
  return context.em.findOneOrFail(Meeting, id);
}

/** What a race may break: two meetings of one pair. */
export const MEETING_CONSTRAINTS = {
  meeting_one_a_pair: conflict('ALREADY_MEETING', 'The two have a meeting at this event already.'),
};
