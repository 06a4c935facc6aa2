import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import { localTime } from '#kit/zone';
import type { Schedule, ScheduleEntry } from './schedule.entry.ts';
import { scheduleTexts } from './schedule.texts.ts';

/**
 * Address of a party or event that can be told apart from all others and reaches nobody (RFC 2606): this graph keeps no
 * mail addresses. Whoever sends the file puts in the real ones.
 */
export const addressOf = (id: string): string => `${id}@alliance-graph.example`;

const statusOf = ({ state }: ScheduleEntry): ICalEventStatus => {
  if (state === 'CANCELLED') return ICalEventStatus.CANCELLED;
  return state === 'HELD' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
};

/** What the venue's clocks show, for readers whose programs show their own: `2027-02-02 09:00-09:20 Asia/Almaty`. */
function atVenue({ startsAt, endsAt }: ScheduleEntry, zone: string): string {
  const [from, to] = [localTime(startsAt, zone), localTime(endsAt, zone)];
  return `${from.date} ${from.time}-${to.time} ${zone}`;
}

function eventOf(entry: ScheduleEntry, { event, eventName }: Schedule, locale: string, now: Date): ICalEventData {
  const { id, sequence, startsAt, endsAt, sides, table } = entry;
  const { texts } = scheduleTexts(locale);
  return {
    ...{ id: addressOf(id), sequence, stamp: now, start: startsAt, end: endsAt, status: statusOf(entry) },
    summary: sides.map(({ text }) => text).join(' – '),
    description: `${eventName.text}\n${atVenue(entry, event.timeZone)}`,
    location: table === null ? event.venue : `${event.venue}, ${texts.table} ${table}`,
    organizer: { name: eventName.text, email: addressOf(event.id) },
  };
}

const attendeesOf = ({ sides, state }: ScheduleEntry): NonNullable<ICalEventData['attendees']> =>
  sides.map(({ id, text }) => ({
    ...{ name: text, email: addressOf(id), role: ICalAttendeeRole.REQ },
    ...(state === 'HELD'
      ? { status: ICalAttendeeStatus.NEEDSACTION, rsvp: true }
      : { status: ICalAttendeeStatus.ACCEPTED }),
  }));

/** A calendar as a file, and the method that its media type must name too (RFC 5546, 3.2; RFC 6047, 2.4). */
export interface Calendar {
  readonly method: ICalCalendarMethod;
  readonly text: string;
}

/** The last line ends like every other (RFC 5545, 3.1), which the library leaves to its caller. */
const calendar = (method: ICalCalendarMethod, events: ICalEventData[]): Calendar => ({
  method,
  text: `${new ICalCalendar({ prodId: '//alliance-graph//meetings//EN', method, events })}\r\n`,
});

/**
 * One meeting as its sides' calendars take it (iTIP, RFC 5546): REQUEST while it stands, CANCEL once it is called off,
 * with the same UID and a SEQUENCE that grows. Instants are in UTC: the rules of time zones that programs carry grow old,
 * as those of Kazakhstan did in 2024.
 */
export function invitation(schedule: Schedule, locale: string, now: Date): Calendar {
  const [entry] = schedule.entries as [ScheduleEntry];
  const method = entry.state === 'CANCELLED' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  return calendar(method, [{ ...eventOf(entry, schedule, locale, now), attendees: attendeesOf(entry) }]);
}

/** All meetings of a schedule, to be read or subscribed to; those called off say so, and vanish from the reader's. */
export const published = (schedule: Schedule, locale: string, now: Date): Calendar =>
  calendar(
    ICalCalendarMethod.PUBLISH,
    schedule.entries.map((entry) => eventOf(entry, schedule, locale, now)),
  );
