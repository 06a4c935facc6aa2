import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf } from '#kit/day';
import { languageTag } from '#vocabulary/language';
import { Exclusion, Party } from './bar.entity.ts';
import { newestChances } from './chances.reader.ts';
import { type Event, EventSlot, EventTable } from './event.entity.ts';
import { slotAt, workingIn } from './event.plan.ts';
import { Interpreter } from './interpreter.entity.ts';
import { Engagement, Meeting } from './meeting.entity.ts';
import { HELD_MEETINGS, isMovable, stateAt } from './meeting.life.ts';
import type { MeetingState } from './meeting.states.ts';
import { PairScore } from './pair-score.entity.ts';
import { Participation } from './participation.entity.ts';
import { isThere } from './participation.rules.ts';
import { Preference } from './preference.entity.ts';
import { TimetableEntry } from './timetable.entity.ts';
import { type PairRows, pairsOf } from './timetable.pairs.ts';
import { type MovableMeeting, type ProblemSlot, pairOf, type TimetableProblem } from './timetable.problem.ts';
import type { TimetableMode } from './timetable.states.ts';

/** Of these a side has had its turn, whether the other came or not. */
const OVER: readonly MeetingState[] = [...HELD_MEETINGS, 'NO_SHOW'];

interface Rows extends PairRows {
  readonly event: Event;
  readonly slots: readonly EventSlot[];
  /** What takes up these parties’ time elsewhere. */
  readonly elsewhere: readonly Engagement[];
}

/**
 * An event as a problem of timetabling, as it is in the database now.
 * @param kept entries of a draft that stay, beside the meetings that are booked
 * @param mode REARRANGE: what an earlier timetable scheduled may move
 */
export async function readProblem(
  em: EntityManager,
  event: Event,
  kept: readonly TimetableEntry[],
  now: Date,
  mode: TimetableMode = 'KEEP_PINNED',
): Promise<TimetableProblem> {
  const ofEvent = { eventId: event.id };
  const slots = await em.find(EventSlot, ofEvent, { orderBy: { startsAt: 'asc' } });
  const tables = await em.find(EventTable, ofEvent, { orderBy: { number: 'asc' } });
  const interpreters = await em.find(Interpreter, ofEvent, { orderBy: { number: 'asc' } });
  const participations = await em.find(Participation, { ...ofEvent, active: true }, { orderBy: { partyId: 'asc' } });
  const among = { $in: participations.map(({ partyId }) => partyId) };
  const chances = await newestChances(em);
  const rows: Rows = {
    ...{ event, slots, participations, now, weights: chances.weights },
    parties: await em.find(Party, { id: among }),
    preferences: await em.find(Preference, { ...ofEvent, wish: { $ne: null } }),
    exclusions: await em.find(Exclusion, { validFrom: { $lte: dayOf(event.closesAt) } }),
    scores: await em.find(PairScore, { ...ofEvent, startupId: among, otherId: among }, { orderBy: { id: 'asc' } }),
    meetings: await em.find(Meeting, { a: among, b: among, state: { $ne: 'CANCELLED' } }, { orderBy: { id: 'asc' } }),
    elsewhere: await elsewhereOf(em, event, among, now),
  };
  const at = new Map(participations.map(({ partyId }, p) => [partyId, p]));
  const booked = bookedOf(rows, kept);
  const may = mode === 'REARRANGE' ? booked.filter((meeting) => isMovable(meeting, now)) : [];
  const placed = placedIn(slots, at);
  const still = placed([...booked.filter((meeting) => !may.includes(meeting)), ...kept]);
  const movable = placed(may);
  const pairs = pairsOf(rows, [...still, ...movable], at);
  const barred = new Set(pairs.filter((pair) => pair.barred !== null).map(pairOf));
  const standing = [...still, ...movable.filter((meeting) => barred.has(pairOf(meeting)))];
  return {
    ...{ eventId: event.id, slotMinutes: event.slotMinutes, breakMinutes: event.breakMinutes },
    slots: slots.map((slot) => problemSlot(slot, now)),
    tables: tables.map(({ id }) => id),
    interpreters: interpreters.map(({ id, languages, hours }) => ({
      ...{ id, languages: languages.map(languageTag) },
      away: awayOf({ hours }, event, slots),
    })),
    participants: participations.map((one) => participantOf(one, rows)),
    ...{ pairs, standing, movable: movable.filter((meeting) => !barred.has(pairOf(meeting))) },
    modelVersion: rows.scores[0]?.modelVersion ?? null,
    chances: { id: chances.id, basedOn: chances.basedOn, outcomes: chances.outcomes },
  };
}

/** What holds these parties that is neither a meeting nor a draft of this event. */
async function elsewhereOf(em: EntityManager, event: Event, among: object, now: Date): Promise<Engagement[]> {
  const held = {
    state: { $in: ['HELD', 'CONFIRMED'] as const },
    $or: [{ heldUntil: null }, { heldUntil: { $gt: now } }],
  };
  const engagements = await em.find(Engagement, { resource: among, ...held }, { orderBy: { id: 'asc' } });
  const here = { eventId: event.id, id: { $in: [...new Set(engagements.map(({ meetingId }) => meetingId))] } };
  const meetings = await em.find(Meeting, here, { fields: ['id'] });
  const entries = await em.find(TimetableEntry, here, { fields: ['id'] });
  const own = new Set([...meetings, ...entries].map(({ id }) => id));
  return engagements.filter(({ meetingId }) => !own.has(meetingId));
}

const problemSlot = ({ id, sessionId, startsAt, endsAt }: EventSlot, now: Date): ProblemSlot => ({
  ...{ id, session: sessionId, startsAt: startsAt.getTime(), endsAt: endsAt.getTime() },
  open: startsAt > now,
});

/** Slots that do not lie within the interpreter's hours. */
function awayOf({ hours }: Pick<Interpreter, 'hours'>, { timeZone }: Event, slots: readonly EventSlot[]): number[] {
  const works = workingIn(hours, timeZone);
  return slots.flatMap((slot, t) => (works(slot) ? [] : [t]));
}

function participantOf(one: Participation, { slots, parties, meetings, elsewhere, event }: Rows) {
  const { partyId, languages, quota } = one;
  const state = parties.find(({ id }) => id === partyId)?.sides.find((side) => side.startsWith('state_')) ?? null;
  const had = meetings.filter((m) => m.eventId === event.id && OVER.includes(m.state) && [m.a, m.b].includes(partyId));
  const spans = elsewhere.filter(({ resource }) => resource === partyId).map(({ during }) => during);
  const taken = ({ startsAt, endsAt }: EventSlot) => spans.some(({ from, to }) => from < endsAt && startsAt < to);
  return {
    id: partyId,
    languages: languages.map(languageTag),
    away: slots.flatMap((slot, t) => (isThere(one, slot.day) && !taken(slot) ? [] : [t])),
    quota: quota === null ? null : Math.max(0, quota - had.length),
    state,
  };
}

type Places = ReadonlyMap<string, number>;

/** What is booked and not over, but for what kept entries of a draft move; a lapsed hold counts for nothing. */
function bookedOf({ event, meetings, now }: Rows, kept: readonly TimetableEntry[]): Meeting[] {
  const moved = new Set(kept.map(({ moves }) => moves));
  return meetings.filter((meeting) => {
    const state = stateAt(meeting, now);
    return meeting.eventId === event.id && state !== 'CANCELLED' && !OVER.includes(state) && !moved.has(meeting.id);
  });
}

type Placed = Pick<Meeting, 'id' | 'a' | 'b' | 'startsAt' | 'tableId' | 'interpreterId'>;

function placedIn(slots: readonly EventSlot[], at: Places) {
  const places = new Map(slots.map(({ id }, t) => [id, t]));
  return (meetings: readonly Placed[]): MovableMeeting[] =>
    meetings.flatMap(({ id, a, b, startsAt, tableId, interpreterId }) => {
      const [p, q, slot] = [at.get(a), at.get(b), places.get(slotAt(slots, startsAt)?.id ?? '')];
      if (p === undefined || q === undefined || slot === undefined) return [];
      return [{ id, a: p, b: q, slot, table: tableId, interpreter: interpreterId }];
    });
}
