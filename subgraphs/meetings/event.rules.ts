import type { EntityManager } from '@mikro-orm/postgresql';
import { conflict, denied, invalid } from '#kit/failure';
import type { Where } from '#kit/filter';
import type { Viewer } from '#kit/viewer';
import type { Event } from './event.entity.ts';
import { type PlannedSession, type Stretch, slotsOf, stretchOf } from './event.plan.ts';
import { Interpreter } from './interpreter.entity.ts';

/** Who may set up an event; others than the secretariat their own only. */
export const ORGANISER_ROLES = ['SECRETARIAT', 'TECHNOPARK_MANAGER', 'PROGRAMME_MANAGER'];

const MOST_SLOTS = 1000;
const MOST_TABLES = 1000;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether the viewer organises the event. */
export const organises = ({ organiserId }: { organiserId: string | null }, { role, organisationId }: Viewer): boolean =>
  role === 'SECRETARIAT' || (organiserId !== null && organisationId === organiserId);

/** @throws FORBIDDEN */
export function mustOrganise(event: Event, viewer: Viewer): void {
  if (!organises(event, viewer)) throw denied('Only the organiser and the secretariat may do this.');
}

/** A draft is for the eyes of its organiser and the secretariat. */
export const maySeeEvent = (event: Event, viewer: Viewer): boolean =>
  event.state !== 'DRAFT' || organises(event, viewer);

/** The same as a condition on rows. */
export const eventsSeenBy = ({ role, organisationId }: Viewer): Where =>
  role === 'SECRETARIAT' ? {} : { $or: [{ state: { $ne: 'DRAFT' } }, { organiserId: organisationId ?? '' }] };

export interface Layout {
  readonly timeZone: string;
  readonly sessions: readonly PlannedSession[];
  readonly slotMinutes: number;
  readonly breakMinutes: number;
  readonly tables: number;
}

function mustBeTimes(hours: readonly PlannedSession[], path: string[]): void {
  const wrong = hours.flatMap(({ from, to }) => [from, to]).find((time) => !TIME.test(time));
  if (wrong !== undefined) throw invalid('INVALID_TIME', `${wrong} is no time of a day such as 09:00.`, path);
}

function mustNotOverlap(stretches: readonly Stretch[]): void {
  const clash = stretches.findIndex(({ startsAt }, i) => i > 0 && startsAt < stretches[i - 1]!.endsAt);
  if (clash > 0) throw invalid('SESSIONS_OVERLAP', `Two sessions of ${stretches[clash]!.day} overlap.`, ['sessions']);
}

const within = (n: number, from: number, to: number): boolean => Number.isInteger(n) && n >= from && n <= to;

/**
 * The sessions of an event as stretches of time, in order.
 * @throws NO_SESSION, INVALID_TIME, INVALID_SESSION, SESSIONS_OVERLAP; INVALID_LENGTH, INVALID_BREAK, NO_SLOT,
 * TOO_MANY_SLOTS; INVALID_TABLES
 */
export function stretchesOf({ timeZone, sessions, slotMinutes, breakMinutes, tables }: Layout): Stretch[] {
  if (sessions.length === 0) throw invalid('NO_SESSION', 'Say at least one session.', ['sessions']);
  if (!within(slotMinutes, 1, 480)) throw invalid('INVALID_LENGTH', 'A slot lasts 1 to 480 minutes.', ['slotMinutes']);
  if (!within(breakMinutes, 0, 480))
    throw invalid('INVALID_BREAK', 'A break lasts 0 to 480 minutes.', ['breakMinutes']);
  if (!within(tables, 1, MOST_TABLES)) throw invalid('INVALID_TABLES', `Tables: 1 to ${MOST_TABLES}.`, ['tables']);
  mustBeTimes(sessions, ['sessions']);
  const stretches = sessions.map((session) => stretchOf(session, timeZone));
  stretches.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  mustNotOverlap(stretches);
  const slots = stretches.map((stretch) => slotsOf(stretch, slotMinutes, breakMinutes).length);
  if (slots.includes(0)) throw invalid('NO_SLOT', `A session is shorter than ${slotMinutes} minutes.`, ['sessions']);
  if (slots.reduce((sum, n) => sum + n, 0) > MOST_SLOTS)
    throw invalid('TOO_MANY_SLOTS', `An event has at most ${MOST_SLOTS} slots.`, ['sessions']);
  return stretches;
}

/** @throws TOO_FEW_LANGUAGES, INVALID_DAY, INVALID_TIME, INVALID_SESSION */
export function mustBeInterpreters(
  interpreters: readonly Pick<Interpreter, 'languages' | 'hours'>[],
  { days, timeZone }: Pick<Event, 'days' | 'timeZone'>,
): void {
  for (const { languages, hours } of interpreters) {
    if (new Set(languages).size < 2)
      throw invalid('TOO_FEW_LANGUAGES', 'An interpreter speaks at least two languages.', ['interpreters']);
    mustBeTimes(hours, ['interpreters']);
    const stranger = hours.find(({ day }) => !days.includes(day));
    if (stranger) throw invalid('INVALID_DAY', `${stranger.day} is not a day of the event.`, ['interpreters']);
    for (const one of hours) stretchOf(one, timeZone, 'interpreters');
  }
}

/** Where sessions, slots or tables change, what stands on them would hang in the air. @throws LAYOUT_FIXED */
export function mustBeDraft({ state }: Event, path: string): void {
  if (state === 'DRAFT') return;
  throw conflict('LAYOUT_FIXED', 'Sessions, slots and tables may change while the event is a draft only.', [path]);
}

/** The next numbers of an event’s interpreters follow those that stay. */
export async function interpretersOf(em: EntityManager, { id: eventId }: Event): Promise<Interpreter[]> {
  return em.find(Interpreter, { eventId }, { orderBy: { number: 'asc' } });
}
