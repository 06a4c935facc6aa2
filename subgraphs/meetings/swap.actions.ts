import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { conflict, Failure, invalid } from '#kit/failure';
import { once } from '#kit/idempotency';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { lockBars, mustBePossible } from './bar.rules.ts';
import { type Event, EventSlot } from './event.entity.ts';
import { slotAt } from './event.plan.ts';
import { lockMeeting, ownMeeting } from './meeting.change.ts';
import { Meeting } from './meeting.entity.ts';
import type { MeetingSwap, SwapMeetingsInput } from './meeting.inputs.ts';
import { meetingLife } from './meeting.life.ts';
import { mustBeInterpreted, mustBeThere } from './meeting.rules.ts';
import { seat, takeTurns } from './meeting.seating.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { lockParties, lockSides, mustBeToCome } from './participation.rules.ts';
import { vacate, yieldEntries } from './timetable.drafts.ts';

/** @throws SAME_MEETING, OTHER_EVENT */
function mustBeTwoOfOneEvent(one: Meeting, other: Meeting): void {
  if (one.id === other.id) throw invalid('SAME_MEETING', 'A meeting has its own place already.', ['otherId']);
  if (one.eventId !== other.eventId)
    throw invalid('OTHER_EVENT', 'Only meetings of one event change places.', ['otherId']);
}

/** That the meeting may take the place of the other. @throws as a move does */
async function mustFit(context: Context, event: Event, meeting: Meeting, { startsAt }: Meeting): Promise<void> {
  const { em, clock } = context;
  const sides = await lockSides(em, event, meeting);
  await mustBePossible(em, event, meeting.a, meeting.b, clock());
  const slot = slotAt(await em.find(EventSlot, { eventId: event.id }), startsAt);
  if (!slot) throw conflict('SLOT_GONE', 'The event has no slot at that time any more.', ['otherId']);
  mustBeThere(sides, slot);
  await mustBeInterpreted(em, event, meeting, slot);
  meetingLife.transitions.move.guard?.(meeting, clock());
}

const placeOf = ({ tableId, startsAt, endsAt }: Meeting) => ({ tableId, startsAt, endsAt });

/** Both are freed before either is seated: the database sees two whole meetings, or the two as they were. */
async function changePlaces(context: Context, meetings: readonly [Meeting, Meeting], reason: string | null) {
  const { em, clock } = context;
  const [here, there] = meetings.map(placeOf);
  await vacate(
    em,
    meetings.map(({ id }) => id),
  );
  for (const [meeting, place] of [
    [meetings[0], there!],
    [meetings[1], here!],
  ] as const) {
    Object.assign(meeting, place, { timetableId: null });
    await yieldEntries(em, meeting.eventId, meeting, meeting);
    await seat(em, meeting, [place.tableId], clock());
    advanceMeeting(context, 'move', meeting, reason);
  }
}

/** In the order of their ids, so that two swaps of the same cannot wait for each other. */
async function lockBoth(em: EntityManager, input: SwapMeetingsInput): Promise<[Meeting, Meeting]> {
  const versions: Record<string, number> = {
    [input.id]: input.expectedVersion,
    [input.otherId]: input.otherExpectedVersion,
  };
  for (const id of Object.keys(versions).sort()) await lockMeeting(em, id, versions[id]);
  return [await em.findOneOrFail(Meeting, input.id), await em.findOneOrFail(Meeting, input.otherId)];
}

async function swap(context: Context, input: SwapMeetingsInput, known: readonly Meeting[]): Promise<void> {
  const { em, clock } = context;
  const { eventId } = known[0]!;
  await lockBars(em, 'SHARED');
  const event = await mustBeToCome(em, eventId, clock(), ['id']);
  await lockParties(
    em,
    eventId,
    known.flatMap(({ a, b }) => [a, b]),
  );
  const [one, other] = await lockBoth(em, input);
  await mustFit(context, event, one, other);
  await mustFit(context, event, other, one);
  await takeTurns(em, event);
  await changePlaces(context, [one, other], input.reason ?? null);
}

/** A swap names no slot and no table: what speaks of them speaks of the other meeting's. */
function ofTheOther(error: unknown): never {
  if (error instanceof Failure && ['slotId', 'tableId'].includes(error.inputPath[0] ?? ''))
    throw conflict(error.code, error.message, ['otherId']);
  throw error;
}

/** Lets two meetings of one event change slot and table, both or neither. */
export async function swapMeetings(input: SwapMeetingsInput, context: Context): Promise<MeetingSwap> {
  mustBeWritten(input, { reason: LONGEST_WORDS });
  const known = [await ownMeeting(input.id, context), await ownMeeting(input.otherId, context, 'otherId')] as const;
  mustBeTwoOfOneEvent(...known);
  await once(context, 'swapMeetings', input, async (em) => {
    await swap({ ...context, em }, input, known).catch(ofTheOther);
    return input.id;
  });
  const read = (id: string) => context.em.findOneOrFail(Meeting, id, { refresh: true });
  return { meeting: await read(input.id), other: await read(input.otherId) };
}
