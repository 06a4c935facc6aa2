import type { Context } from '#kit/context';
import { localised } from '#kit/locale';
import type { MeetingsLoaders } from './loaders.ts';
import type { MeetingState } from './meeting.states.ts';
import type { NoticeKind } from './notice.kinds.ts';
import type { Notice } from './notice.types.ts';
import { named, type Schedule } from './schedule.entry.ts';

/** How a meeting stood once the change was made of which a notice tells. */
const STATE: Partial<Record<NoticeKind, MeetingState>> = {
  MEETING_HELD: 'HELD',
  MEETING_SCHEDULED: 'SCHEDULED',
  MEETING_MOVED: 'MOVED',
  MEETING_CANCELLED: 'CANCELLED',
};

/** The meeting as it was then, whatever has become of it; null where a notice tells of no change of one. */
export async function noticeSchedule(
  { kind, to, about, eventId, subjectId: id, startsAt, endsAt, table, sequence }: Notice,
  locale: string,
  context: Pick<Context<MeetingsLoaders>, 'loaders' | 'clock'>,
): Promise<Schedule | null> {
  const state = STATE[kind];
  const event = await context.loaders.event.load(eventId);
  if (!state || !event || !startsAt || !endsAt || sequence === null) return null;
  const number = table ? ((await context.loaders.table.load(table))?.number ?? null) : null;
  const sides = await Promise.all([to, about].map(({ partyId }) => named(partyId, locale, context)));
  const eventName = localised(event.names, locale) ?? { text: event.id, locale: 'en', direction: 'LTR' };
  return { event, eventName, entries: [{ id, startsAt, endsAt, state, sequence, table: number, sides }] };
}
