import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import { Event, EventSession, EventSlot, EventTable } from './event.entity.ts';
import { type PlannedSession, type Stretch, slotsOf } from './event.plan.ts';
import { stretchesOf } from './event.rules.ts';
import type { EventChanged } from './events.ts';
import { Interpreter } from './interpreter.entity.ts';

export interface EventPlan extends Pick<Event, 'names' | 'venue' | 'country' | 'timeZone' | 'synthetic'> {
  /** What comes after `event_`: the ids of slots and tables are built on it. */
  readonly key: string;
  /** Without overlap. */
  readonly sessions: readonly PlannedSession[];
  readonly slotMinutes: number;
  readonly breakMinutes?: number;
  readonly tables: number;
  readonly interpreters?: readonly Pick<Interpreter, 'languages' | 'hours'>[];
  /** Null, or left out: the secretariat. */
  readonly organiserId?: string | null;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

export const keyOf = ({ id }: { readonly id: string }): string => id.replace('event_', '');

/** Tells the other subgraphs of an event as it is in the database and in this unit of work. */
export async function tellEvent(em: EntityManager, event: Event): Promise<void> {
  await em.flush();
  const { id, names, venue, country, timeZone, days, synthetic, state, organiserId } = event;
  const ofEvent = { eventId: id };
  const slots = (await em.find(EventSlot, ofEvent, { orderBy: { startsAt: 'asc' } })).map((slot) => ({
    id: slot.id,
    day: slot.day,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
  }));
  const tables = (await em.find(EventTable, ofEvent, { orderBy: { number: 'asc' } })).map((table) => table.id);
  const payload = { id, names, venue, country, timeZone, days, slots, tables, synthetic, state, organiserId };
  record<EventChanged>(em, { type: 'event.changed', payload });
}

function addSlots(em: EntityManager, { key, slotMinutes, breakMinutes }: EventPlan, stretches: readonly Stretch[]) {
  const eventId = `event_${key}`;
  const slots = stretches.flatMap((stretch, i) => {
    const session = em.create(EventSession, { id: `event-session_${key}-${i + 1}`, eventId, ...stretch });
    return slotsOf(stretch, slotMinutes, breakMinutes).map((slot) => ({ eventId, sessionId: session.id, ...slot }));
  });
  for (const [i, slot] of slots.entries())
    em.create(EventSlot, { id: `event-slot_${key}-${twoDigits(i + 1)}`, ...slot });
}

function addTables(em: EntityManager, { key, tables }: EventPlan): void {
  for (let number = 1; number <= tables; number++)
    em.create(EventTable, { id: `event-table_${key}-${twoDigits(number)}`, eventId: `event_${key}`, number });
}

/** Adds sessions, slots and tables to the unit of work, and says on the event when it is. @throws as stretchesOf */
export function layOut(em: EntityManager, event: Event, plan: EventPlan): void {
  const { slotMinutes, breakMinutes = 0 } = plan;
  const stretches = stretchesOf({ ...plan, breakMinutes });
  Object.assign(event, {
    ...{ timeZone: plan.timeZone, slotMinutes, breakMinutes },
    days: [...new Set(stretches.map(({ day }) => day))],
    opensAt: stretches[0]!.startsAt,
    closesAt: stretches.at(-1)!.endsAt,
  });
  addSlots(em, plan, stretches);
  addTables(em, plan);
}

/** Adds an interpreter of the next number to the unit of work. */
export function addInterpreter(
  em: EntityManager,
  event: Event,
  number: number,
  one: Pick<Interpreter, 'languages' | 'hours'>,
) {
  const { languages, hours } = one;
  const id = `event-interpreter_${keyOf(event)}-${twoDigits(number)}`;
  return em.create(Interpreter, { id, eventId: event.id, number, languages, hours });
}

/** A draft with its layout, in the unit of work. @throws as stretchesOf */
export function draftOf(em: EntityManager, plan: EventPlan): Event {
  const { key, names, venue, country, timeZone, synthetic, organiserId = null } = plan;
  const event = em.create(Event, {
    ...{ id: `event_${key}`, names, venue, country, timeZone, synthetic, organiserId },
    ...{ state: 'DRAFT', days: [], slotMinutes: 0, breakMinutes: 0, version: 1 },
    ...{ opensAt: new Date(0), closesAt: new Date(0) },
  });
  layOut(em, event, plan);
  for (const [i, one] of (plan.interpreters ?? []).entries()) addInterpreter(em, event, i + 1, one);
  return event;
}
