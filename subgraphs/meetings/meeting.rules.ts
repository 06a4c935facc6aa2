import type { EntityManager } from '@mikro-orm/postgresql';
import { conflict, denied, invalid, notFound } from '#kit/failure';
import type { Viewer } from '#kit/viewer';
import { type Event, EventSlot, EventTable } from './event.entity.ts';
import { workingIn } from './event.plan.ts';
import { ORGANISER_ROLES, organises } from './event.rules.ts';
import { Interpreter } from './interpreter.entity.ts';
import { Meeting } from './meeting.entity.ts';
import type { Participation } from './participation.entity.ts';
import { isThere, PARTICIPANT_ROLES, type Sides } from './participation.rules.ts';
import { Proposal } from './proposal.entity.ts';

/** Roles that see all meetings. */
export const SEES_ALL: readonly string[] = ['SECRETARIAT', 'ANALYST'];

/** Roles that act on meetings: those who take part, and those who organise. */
export const MEETING_ROLES = [...new Set([...PARTICIPANT_ROLES, ...ORGANISER_ROLES])];

type Concerned = Pick<Meeting, 'a' | 'b' | 'organiserId'>;

/** Whether the viewer acts for a side, or for the organiser. */
const isConcerned = (meeting: Concerned, viewer: Viewer): boolean =>
  organises(meeting, viewer) || [meeting.a, meeting.b].includes(viewer.organisationId ?? '');

/** Whether the viewer may see the meeting: its sides, the organiser, the secretariat and analysts may. */
export const maySee = (meeting: Meeting, viewer: Viewer): boolean =>
  SEES_ALL.includes(viewer.role) || isConcerned(meeting, viewer);

/** @throws FORBIDDEN */
export function mustBeConcerned(meeting: Concerned, viewer: Viewer): void {
  if (!isConcerned(meeting, viewer)) throw denied('Only the two sides and the organiser may do this.');
}

/** @throws NOT_FOUND; SLOT_PAST */
export async function slotOf(em: EntityManager, event: Event, slotId: string, now: Date): Promise<EventSlot> {
  const slot = await em.findOne(EventSlot, { id: slotId, eventId: event.id });
  if (!slot) throw notFound('The event has no such slot.', ['slotId']);
  if (slot.startsAt <= now) throw conflict('SLOT_PAST', 'The slot has begun already.', ['slotId']);
  return slot;
}

/** The table asked for, or all, by number. @throws NOT_FOUND */
export async function tablesOf(em: EntityManager, event: Event, tableId: string | null | undefined): Promise<string[]> {
  const which = tableId ? { id: tableId } : {};
  const tables = await em.find(EventTable, { eventId: event.id, ...which }, { orderBy: { number: 'asc' } });
  if (tables.length === 0) throw notFound('The event has no such table.', ['tableId']);
  return tables.map(({ id }) => id);
}

/** @throws NOT_AVAILABLE when a side is not there on the slot's day */
export function mustBeThere({ a, b }: Sides, { day }: EventSlot): void {
  for (const side of [a, b])
    if (!isThere(side, day)) throw conflict('NOT_AVAILABLE', `${side.partyId} is not there on ${day}.`, ['slotId']);
}

/** @throws INTERPRETER_AWAY when the meeting's interpreter does not work at the time of the slot */
export async function mustBeInterpreted(
  em: EntityManager,
  { timeZone }: Event,
  { interpreterId }: Meeting,
  slot: EventSlot,
): Promise<void> {
  const interpreter = interpreterId === null ? null : await em.findOne(Interpreter, interpreterId);
  if (interpreter && !workingIn(interpreter.hours, timeZone)(slot))
    throw conflict('INTERPRETER_AWAY', `Interpreter ${interpreter.number} does not work then.`, ['slotId']);
}

/** The organiser books whom it will, but for itself; participants only with whom they agreed. @throws NOT_AGREED */
export async function mustBeAgreed(em: EntityManager, event: Event, { a, b }: Sides, viewer: Viewer): Promise<void> {
  const isSide = [a.partyId, b.partyId].includes(viewer.organisationId ?? '');
  if (organises(event, viewer) && !isSide) return;
  const pair = { $in: [a.partyId, b.partyId] };
  if (await em.count(Proposal, { eventId: event.id, fromId: pair, toId: pair, state: 'ACCEPTED' })) return;
  throw invalid('NOT_AGREED', 'The other side has not accepted a proposal to meet.');
}

/** Counts under the sides' lock, so that two bookings at once cannot both take the last place. The quota itself is not told. @throws QUOTA_REACHED */
export async function mustBeWithinQuota(em: EntityManager, { a, b }: Sides): Promise<void> {
  const check = async ({ eventId, partyId, quota }: Participation, side: string) => {
    if (quota === null) return;
    const meetings = await em.count(Meeting, {
      eventId,
      state: { $ne: 'CANCELLED' },
      $or: [{ a: partyId }, { b: partyId }],
    });
    if (meetings >= quota) throw conflict('QUOTA_REACHED', `${partyId} wants no more meetings.`, [side]);
  };
  await check(a, 'a');
  await check(b, 'b');
}

/** Whoever stayed away is a side of the meeting, and it did not take place. @throws NOT_A_SIDE, HELD_WITHOUT_A_SIDE */
export function mustBeAbsentees(absent: readonly string[], tookPlace: boolean, { a, b }: Meeting): void {
  const stranger = absent.find((id) => id !== a && id !== b);
  if (stranger) throw invalid('NOT_A_SIDE', `${stranger} is not a side of the meeting.`, ['absent']);
  if (tookPlace && absent.length > 0)
    throw invalid('HELD_WITHOUT_A_SIDE', 'A meeting that took place had both its sides.', ['absent']);
}

/** Whoever speaks of a meeting is a side of it. @throws NOT_A_SIDE */
export function mustBeOneOf({ a, b }: Meeting, byId: string): void {
  if (byId !== a && byId !== b) throw invalid('NOT_A_SIDE', `${byId} is not a side of the meeting.`, ['byId']);
}
