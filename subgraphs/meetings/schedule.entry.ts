import type { Context } from '#kit/context';
import { type LocalisedText, localised } from '#kit/locale';
import type { Event } from './event.entity.ts';
import type { MeetingsLoaders } from './loaders.ts';
import type { Meeting } from './meeting.entity.ts';
import { stateAt } from './meeting.life.ts';
import type { MeetingState } from './meeting.states.ts';

/** A meeting as it stands in a schedule: with its sides' names, its table's number and its state now. */
export interface ScheduleEntry {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: MeetingState;
  /** From 0; grows with each change, also with one that time brought and nobody wrote down yet. */
  readonly sequence: number;
  readonly table: number | null;
  readonly sides: readonly (LocalisedText & { readonly id: string })[];
}

export interface Schedule {
  readonly event: Event;
  readonly eventName: LocalisedText;
  readonly entries: readonly ScheduleEntry[];
}

type Ask = Pick<Context<MeetingsLoaders>, 'loaders' | 'clock'>;

/** A party of which no name was told goes by its id. */
export async function named(id: string, locale: string, { loaders }: Ask): Promise<LocalisedText & { id: string }> {
  const name = localised((await loaders.party.load(id))?.names, locale);
  return { id, ...(name ?? { text: id, locale: 'en', direction: 'LTR' }) };
}

export async function entryOf(meeting: Meeting, locale: string, context: Ask): Promise<ScheduleEntry> {
  const { id, a, b, startsAt, endsAt, tableId, version } = meeting;
  const state = stateAt(meeting, context.clock());
  const table = await context.loaders.table.load(tableId);
  return {
    ...{ id, startsAt, endsAt, state, table: table?.number ?? null },
    sequence: state === meeting.state ? version - 1 : version,
    sides: await Promise.all([a, b].map((party) => named(party, locale, context))),
  };
}

/** Meetings of one event, in time order. */
export async function scheduleOf(
  event: Event,
  meetings: readonly Meeting[],
  locale: string,
  context: Ask,
): Promise<Schedule> {
  const eventName = localised(event.names, locale) ?? { text: event.id, locale: 'en', direction: 'LTR' };
  const entries = await Promise.all(meetings.map((meeting) => entryOf(meeting, locale, context)));
  return { event, eventName, entries };
}

/** Without those called off. */
export const standing = ({ entries }: Schedule): ScheduleEntry[] =>
  entries.filter(({ state }) => state !== 'CANCELLED');
