import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { conflict, denied, notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import type { Firing } from '#kit/state-machine';
import { LONGEST_NAME, LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { localTime } from '#kit/zone';
import { callOff } from './calling-off.actions.ts';
import { Event, EventSession, EventSlot, EventTable } from './event.entity.ts';
import type {
  CreateEventInput,
  EventInterpreterInput,
  OpenEventInput,
  RefreshScoresInput,
  UpdateEventInput,
} from './event.inputs.ts';
import { addInterpreter, draftOf, type EventPlan, keyOf, layOut, tellEvent } from './event.layout.ts';
import { type EventStep, eventLife } from './event.life.ts';
import type { PlannedSession } from './event.plan.ts';
import { interpretersOf, mustBeDraft, mustBeInterpreters, mustOrganise, ORGANISER_ROLES } from './event.rules.ts';
import type { ScoresAsked } from './events.ts';
import { Engagement } from './meeting.entity.ts';

export type { EventPlan } from './event.layout.ts';

/** Adds an event and opens it, as the seed does. @throws as stretchesOf */
export async function openNew(context: Firing, plan: EventPlan): Promise<Event> {
  const event = eventLife.fire(context, 'draft', draftOf(context.em, plan));
  eventLife.fire(context, 'open', event);
  await tellEvent(context.em, event);
  return event;
}

const hoursOf = ({ languages, hours }: EventInterpreterInput) => ({
  languages,
  hours: (hours ?? []).map((one) => ({ ...one })),
});

const NAMES = { name: LONGEST_NAME, venue: LONGEST_NAME };

export async function createEvent(input: CreateEventInput, context: Context): Promise<Event> {
  const { viewer, newId } = context;
  if (!ORGANISER_ROLES.includes(viewer.role)) throw denied('Organisers set up events.');
  mustBeWritten(input, NAMES);
  const { name, interpreters, ...rest } = input;
  const id = await once(context, 'createEvent', input, async (em) => {
    const organiserId = viewer.role === 'SECRETARIAT' ? null : viewer.organisationId;
    const interpreting = (interpreters ?? []).map(hoursOf);
    const event = draftOf(em, {
      ...rest,
      key: newId('event').replace('event_', ''),
      names: { en: name },
      organiserId,
      interpreters: interpreting,
    });
    mustBeInterpreters(interpreting, event);
    return eventLife.fire({ ...context, em }, 'draft', event).id;
  });
  return context.em.findOneOrFail(Event, id);
}

/** The event, locked, as the organiser read it. @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT */
async function own(em: EntityManager, { id, expectedVersion }: OpenEventInput, { viewer }: Context): Promise<Event> {
  const event = await em.findOne(Event, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!event) throw notFound('There is no such event.', ['id']);
  mustOrganise(event, viewer);
  await em.lock(event, LockMode.OPTIMISTIC, expectedVersion);
  return event;
}

const LAYOUT = ['timeZone', 'sessions', 'slotMinutes', 'breakMinutes', 'tables'] as const;

/** The sessions as they were said. */
async function sessionsOf(em: EntityManager, { id: eventId, timeZone }: Event): Promise<PlannedSession[]> {
  const sessions = await em.find(EventSession, { eventId }, { orderBy: { startsAt: 'asc' } });
  const time = (instant: Date) => localTime(instant, timeZone).time;
  return sessions.map(({ day, startsAt, endsAt }) => ({ day, from: time(startsAt), to: time(endsAt) }));
}

/** Lays a draft out anew, with what the input says and what it leaves. */
async function layOutAnew(em: EntityManager, event: Event, input: UpdateEventInput): Promise<void> {
  const ofEvent = { eventId: event.id };
  const plan = {
    ...{
      key: keyOf(event),
      names: event.names,
      venue: event.venue,
      country: event.country,
      synthetic: event.synthetic,
    },
    timeZone: input.timeZone ?? event.timeZone,
    sessions: input.sessions ?? (await sessionsOf(em, event)),
    slotMinutes: input.slotMinutes ?? event.slotMinutes,
    breakMinutes: input.breakMinutes ?? event.breakMinutes,
    tables: input.tables ?? (await em.count(EventTable, ofEvent)),
  };
  for (const part of [EventSlot, EventSession, EventTable]) await em.nativeDelete<{ eventId: string }>(part, ofEvent);
  layOut(em, event, plan);
}

/** Those named stay, those left out go, unless a meeting needs them. @throws INTERPRETER_BUSY */
async function replaceInterpreters(em: EntityManager, event: Event, wished: readonly EventInterpreterInput[]) {
  const known = await interpretersOf(em, event);
  const left = known.filter(({ id }) => !wished.some((one) => one.id === id));
  const taken = { resource: { $in: left.map(({ id }) => id) }, state: { $in: ['HELD', 'CONFIRMED'] as const } };
  if (await em.count(Engagement, taken))
    throw conflict('INTERPRETER_BUSY', 'An interpreter that is left out has meetings.', ['interpreters']);
  for (const one of left) em.remove(one);
  let number = known.at(-1)?.number ?? 0;
  for (const one of wished) {
    const stays = known.find(({ id }) => id === one.id);
    if (one.id && !stays) throw notFound('The event has no such interpreter.', ['interpreters']);
    if (stays) Object.assign(stays, hoursOf(one));
    else addInterpreter(em, event, ++number, hoursOf(one));
  }
}

export async function updateEvent(input: UpdateEventInput, context: Context): Promise<Event> {
  mustBeWritten(input, NAMES);
  return context.em.transactional(async (em) => {
    const event = await own(em, input, context);
    const moved = LAYOUT.find((name) => input[name] !== undefined && input[name] !== null);
    if (moved) {
      mustBeDraft(event, moved);
      await layOutAnew(em, event, input);
    }
    if (input.name) event.names = { ...event.names, en: input.name };
    event.venue = input.venue ?? event.venue;
    event.country = input.country ?? event.country;
    if (moved || input.interpreters)
      mustBeInterpreters(input.interpreters?.map(hoursOf) ?? (await interpretersOf(em, event)), event);
    if (input.interpreters) await replaceInterpreters(em, event, input.interpreters);
    if (event.state !== 'DRAFT') await tellEvent(em, event);
    return event;
  });
}

/** Opens, closes or cancels an event. A closed one asks for the worth of its pairs anew: its timetable comes next. */
export async function advanceEvent(step: EventStep, input: OpenEventInput, context: Context): Promise<Event> {
  mustBeWritten(input, { reason: LONGEST_WORDS });
  return context.em.transactional(async (em) => {
    const event = await own(em, input, context);
    const firing = { ...context, em };
    eventLife.fire(firing, step, event, input.reason);
    const all = { eventId: event.id };
    if (step === 'cancel') await callOff(firing, { proposals: all, meetings: all, entries: all }, input.reason ?? null);
    if (step === 'close') record<ScoresAsked>(em, { type: 'scores.asked', payload: { eventId: event.id } });
    await tellEvent(em, event);
    return event;
  });
}

/** Asks `matches` to judge all pairs anew; what it says arrives by itself. @throws NOT_FOUND, FORBIDDEN */
export async function refreshScores(input: RefreshScoresInput, context: Context): Promise<Event> {
  const event = await context.em.findOne(Event, input.eventId);
  if (!event) throw notFound('There is no such event.', ['eventId']);
  mustOrganise(event, context.viewer);
  await once(context, 'refreshScores', input, async (em) => {
    record<ScoresAsked>(em, { type: 'scores.asked', payload: { eventId: event.id } });
    return event.id;
  });
  return event;
}
