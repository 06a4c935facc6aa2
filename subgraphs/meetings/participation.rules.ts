import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { conflict, invalid, notFound } from '#kit/failure';
import { Event } from './event.entity.ts';
import { LOCKED_IN_ORDER } from './lock.ts';
import { Participation } from './participation.entity.ts';

/** Parties that may take part in an event, as GraphQL types. */
export const PARTICIPANTS: readonly string[] = ['Startup', 'Investor', 'Technopark'];

/** Who may act for a participant; that it is their own is asked of each. */
export const PARTICIPANT_ROLES = ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', 'SECRETARIAT'];

export interface Wishes {
  readonly languages: readonly string[];
  readonly days: readonly string[];
  readonly quota: number | null;
}

/** @throws NO_LANGUAGE, INVALID_DAY, INVALID_QUOTA */
export function mustBeSound({ languages, days, quota }: Wishes, event: Event): void {
  if (languages.length === 0) throw invalid('NO_LANGUAGE', 'Say at least one language.', ['languages']);
  const stranger = days.find((day) => !event.days.includes(day));
  if (stranger) throw invalid('INVALID_DAY', `${stranger} is not a day of the event.`, ['days']);
  if (quota !== null && quota < 1) throw invalid('INVALID_QUOTA', 'A quota is at least 1.', ['quota']);
}

/** That the event is open to parties and not over yet; `path` names it in the input at hand. @throws NOT_FOUND; EVENT_CANCELLED, EVENT_OVER */
export function isToCome(event: Event | null, now: Date, path: string[] = ['eventId']): asserts event is Event {
  if (!event || event.state === 'DRAFT') throw notFound('There is no such event.', path);
  if (event.state === 'CANCELLED') throw conflict('EVENT_CANCELLED', 'The event does not take place.', path);
  if (event.closesAt <= now) throw conflict('EVENT_OVER', 'The event is over.', path);
}

/**
 * The event, and so it stays until the transaction ends: who closes it or calls it off waits for all who hold it so, and finds
 * what they agreed. They do not wait for each other. It comes before parties, meetings and proposals, always.
 * @throws as `isToCome`
 */
export async function mustBeToCome(em: EntityManager, eventId: string, now: Date, path?: string[]): Promise<Event> {
  const event = await em.findOne(Event, eventId, { lockMode: LockMode.PESSIMISTIC_READ, refresh: true });
  isToCome(event, now, path);
  return event;
}

export interface Sides {
  readonly a: Participation;
  readonly b: Participation;
}

/** Locks the participations of parties at an event. */
export function lockParties(em: EntityManager, eventId: string, parties: readonly string[]): Promise<Participation[]> {
  return em.find(Participation, { eventId, partyId: { $in: parties }, active: true }, LOCKED_IN_ORDER);
}

/**
 * The participations of two parties, locked in the order of their ids: whatever else is agreed, wished or booked for one
 * of them waits until this transaction ends, so that quotas and wishes hold under concurrency.
 * @throws SAME_PARTY; NOT_PARTICIPATING with the side's name in `path`
 */
export async function lockSides(
  em: EntityManager,
  event: Event,
  parties: { readonly a: string; readonly b: string },
  path: { readonly a: string; readonly b: string } = { a: 'a', b: 'b' },
): Promise<Sides> {
  if (parties.a === parties.b) throw invalid('SAME_PARTY', 'A party cannot meet itself.', [path.b]);
  const found = await lockParties(em, event.id, [parties.a, parties.b]);
  const side = (name: 'a' | 'b') => {
    const participation = found.find(({ partyId }) => partyId === parties[name]);
    if (participation) return participation;
    throw invalid('NOT_PARTICIPATING', `${parties[name]} does not take part in the event.`, [path[name]]);
  };
  return { a: side('a'), b: side('b') };
}

/** Whether the party is there on a day. */
export const isThere = ({ days }: Pick<Participation, 'days'>, day: string): boolean =>
  days.length === 0 || days.includes(day);
