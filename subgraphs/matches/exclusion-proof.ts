import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf } from '#kit/day';
import type { EventChanged } from '../meetings/events.ts';
import { ArrangedPair } from './arranged-pair.entity.ts';
import { Bars } from './bars.ts';
import { barredInLists } from './exclusion-proof.lists.ts';
import type { Moment } from './moment.ts';
import { suggestMeetings } from './suggestions.ts';

/** Two who are brought together, and where. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly where: string;
}

/** A meeting in one of these states brings nobody together any more. */
const OVER = ['DECLINED', 'EXPIRED', 'CANCELLED', 'NO_SHOW'];

/** Between two events others are answered. */
async function suggested(moment: Moment): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const { id } of moment.facts.of<EventChanged['payload']>('EVENT')) {
    const meetings = suggestMeetings(moment, id);
    pairs.push(...meetings.map(({ startupId, withId }) => ({ a: startupId, b: withId, where: `suggested for ${id}` })));
    await setImmediate();
  }
  return pairs;
}

async function arranged(em: EntityManager): Promise<Pair[]> {
  const pairs = await em.find(ArrangedPair, { state: { $nin: OVER } });
  return pairs.map(({ id, a, b }) => ({ a, b, where: id }));
}

/**
 * Looks for every excluded pair in the lists of both its parties, and looks every suggestion, proposal and meeting up among
 * the exclusions in force. Who is excluded is read from the facts: how the engine applies them it does not ask.
 */
export async function proveExclusions(em: EntityManager, moment: Moment, now: Date) {
  const bars = new Bars(moment.facts, dayOf(now));
  const lists = await barredInLists(moment.index, bars);
  const [suggestions, meetings] = [await suggested(moment), await arranged(em)];
  const breaches = [...lists.found, ...suggestions, ...meetings].flatMap((pair) => {
    const exclusionId = bars.between(pair.a, pair.b);
    return exclusionId === null ? [] : [{ exclusionId, ...pair }];
  });
  return {
    checkedAt: now,
    exclusionsInForce: bars.inForce,
    barredPlaces: lists.looked,
    suggestedPairs: suggestions.length,
    arrangedPairs: meetings.length,
    breaches,
  };
}
