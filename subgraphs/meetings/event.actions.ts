import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import { Event, EventSession, EventSlot, EventTable } from './event.entity.ts';
import { type PlannedSession, type Stretch, slotsOf, stretchOf } from './event.plan.ts';
import type { EventChanged } from './events.ts';

export interface EventPlan extends Pick<Event, 'names' | 'venue' | 'country' | 'timeZone' | 'synthetic'> {
  /** What comes after `event_`: the ids of slots and tables are built on it. */
  readonly key: string;
  /** In time order, without overlap. */
  readonly sessions: readonly PlannedSession[];
  readonly slotMinutes: number;
  readonly tables: number;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

function tell(em: EntityManager, event: Event, slots: readonly EventSlot[], tables: readonly EventTable[]): void {
  const { id, names, venue, country, timeZone, days, synthetic } = event;
  const times = slots.map((slot) => ({
    id: slot.id,
    day: slot.day,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
  }));
  const payload = {
    id,
    names,
    venue,
    country,
    timeZone,
    days,
    slots: times,
    tables: tables.map((t) => t.id),
    synthetic,
  };
  record<EventChanged>(em, { type: 'event.changed', payload });
}

function addSlots(em: EntityManager, { key, slotMinutes }: EventPlan, stretches: readonly Stretch[]): EventSlot[] {
  const eventId = `event_${key}`;
  const slots = stretches.flatMap((stretch, i) => {
    const session = em.create(EventSession, { id: `event-session_${key}-${i + 1}`, eventId, ...stretch });
    return slotsOf(stretch, slotMinutes).map((slot) => ({ eventId, sessionId: session.id, ...slot }));
  });
  return slots.map((slot, i) => em.create(EventSlot, { id: `event-slot_${key}-${twoDigits(i + 1)}`, ...slot }));
}

function addTables(em: EntityManager, { key, tables }: EventPlan): EventTable[] {
  return Array.from({ length: tables }, (_, i) =>
    em.create(EventTable, { id: `event-table_${key}-${twoDigits(i + 1)}`, eventId: `event_${key}`, number: i + 1 }),
  );
}

/** Adds an event with its sessions, slots and tables to the unit of work. @throws INVALID_SESSION */
export function createEvent(em: EntityManager, plan: EventPlan): Event {
  const { key, names, venue, country, timeZone, synthetic } = plan;
  const stretches = plan.sessions.map((session) => stretchOf(session, timeZone));
  const event = em.create(Event, {
    id: `event_${key}`,
    ...{ names, venue, country, timeZone, synthetic },
    days: [...new Set(stretches.map(({ day }) => day))],
    opensAt: stretches[0]!.startsAt,
    closesAt: stretches.at(-1)!.endsAt,
  });
  tell(em, event, addSlots(em, plan, stretches), addTables(em, plan));
  return event;
}
