import type { Context } from '#kit/context';
import { localised } from '#kit/locale';
import { localTime } from '#kit/zone';
import type { EventSlot } from './event.entity.ts';
import { placesOf } from './event.places.ts';
import type { MeetingsLoaders } from './loaders.ts';
import { isMovable, stateAt } from './meeting.life.ts';
import type { Timetable } from './timetable.entity.ts';
import type { TimetableSheet } from './timetable.html.ts';
import type { GapView, TimetableMeeting, WhyNoMeetingCount } from './timetable.views.ts';

type Ask = Context<MeetingsLoaders>;

const MINUTE = 60_000;

/** All meetings that stand at the event and all that the draft adds, in time order, then by table. */
export async function laidOut({ id, eventId, state }: Timetable, { loaders, clock }: Ask): Promise<TimetableMeeting[]> {
  const placeOf = await placesOf(eventId, { loaders });
  const entries = state === 'DRAFT' ? await loaders.entriesOfTimetable.load(id) : [];
  const now = clock();
  const meetings = (await loaders.meetingsOfEvent.load(eventId)).filter((one) => stateAt(one, now) !== 'CANCELLED');
  const before = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  const moved = new Set(entries.map(({ moves }) => moves));
  const booked = meetings.filter((meeting) => !moved.has(meeting.id));
  const all = [
    ...booked.map((of) => ({ id: of.id, of, pinned: !isMovable(of, now), booked: true, from: undefined })),
    ...entries.map((of) => ({
      ...{ id: of.moves ?? of.id, of, pinned: of.pinned, booked: false },
      from: before.get(of.moves ?? ''),
    })),
  ];
  const laid = all.flatMap(({ of, from, ...meeting }) => {
    const { slot, table, interpreter } = placeOf(of);
    const movedFrom = from ? placeOf(from).slot : null;
    return slot ? [{ ...meeting, a: of.a, b: of.b, slot, table, interpreter, movedFrom }] : [];
  });
  return laid.sort(byTime);
}

const byTime = (x: TimetableMeeting, y: TimetableMeeting): number =>
  x.slot.startsAt.getTime() - y.slot.startsAt.getTime() || (x.table?.number ?? 0) - (y.table?.number ?? 0);

/** The waits of all participants between two meetings of a session (minutes), in no order. */
export function waitsOf(meetings: readonly TimetableMeeting[]): number[] {
  const seats = meetings.flatMap(({ a, b, slot }) => [a, b].map((party) => ({ party, slot })));
  const ofParties = Map.groupBy(seats, ({ party, slot }) => `${party} ${slot.sessionId}`);
  return [...ofParties.values()].flatMap((own) =>
    own.slice(1).map(({ slot }, i) => (slot.startsAt.getTime() - own[i]!.slot.endsAt.getTime()) / MINUTE),
  );
}

/** The most frequent first. */
export function countsOf(gaps: readonly GapView[]): WhyNoMeetingCount[] {
  const groups = [...Map.groupBy(gaps, ({ because }) => because)].map(([because, all]) => ({
    because,
    pairs: all.length,
  }));
  return groups.sort((x, y) => y.pairs - x.pairs || (x.because < y.because ? -1 : 1));
}

/** What the printed timetable shows: the names of parties as they were told, else their ids. */
export async function sheetOf(timetable: Timetable, context: Ask): Promise<TimetableSheet> {
  const { loaders, locale } = context;
  const event = (await loaders.event.load(timetable.eventId))!;
  const slots = await loaders.slotsOfEvent.load(event.id);
  const tables = await loaders.tablesOfEvent.load(event.id);
  const name = localised(event.names, locale)!;
  const time = (instant: Date) => localTime(instant, event.timeZone).time;
  const row = ({ day, sessionId, startsAt, endsAt }: EventSlot) => ({
    ...{ day, session: sessionId, from: time(startsAt), to: time(endsAt), startsAt },
  });
  const numbers = new Map(slots.map((slot, t) => [slot.id, t]));
  const meetings = await laidOut(timetable, context);
  const parties = await loaders.party.loadMany([...new Set(meetings.flatMap(({ a, b }) => [a, b]))]);
  const names = new Map(
    parties.flatMap((party) => (party && 'names' in party ? [[party.id, localised(party.names, locale)?.text]] : [])),
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    ...{ title: name.text, titleLanguage: name.locale, locale, venue: event.venue, timeZone: event.timeZone },
    slots: slots.map(row),
    tables: tables.map(({ number }) => number),
    meetings: meetings.map(({ a, b, slot, table, interpreter, booked }) => ({
      ...{ a: nameOf(a), b: nameOf(b), slot: numbers.get(slot.id)!, table: table?.number ?? 0, booked },
      interpreter: interpreter?.number ?? null,
    })),
  };
}
