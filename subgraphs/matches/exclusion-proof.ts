import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf } from '#kit/day';
import { rankInvestorIds, startupsOf } from '#matching';
import type { ExclusionChanged } from '../alliance/events.ts';
import type { EventChanged } from '../meetings/events.ts';
import { ArrangedPair } from './arranged-pair.entity.ts';
import type { Moment } from './moment.ts';
import { suggestMeetings } from './suggestions.ts';

type Exclusion = ExclusionChanged['payload'];
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly where: string;
}

/** A meeting in one of these states brings nobody together any more. */
const OVER = ['DECLINED', 'EXPIRED', 'CANCELLED', 'NO_SHOW'];
const SHOWN = 100;

interface Located {
  readonly country: string | null;
  readonly hqCountry?: string | null;
}

/** The sides an exclusion may name for a party: itself, or a state that it belongs to. */
function sidesOf({ facts }: Moment): (id: string) => string[] {
  return (id) => {
    const party = (['STARTUP', 'INVESTOR', 'TECHNOPARK'] as const)
      .map((kind) => facts.get<Located>(kind, id))
      .find(Boolean);
    const states = [party?.country, party?.hqCountry].filter(Boolean).map((country) => `state_${country}`);
    return [id, ...states];
  };
}

const keyOf = (a: string, b: string): string => [a, b].sort().join(' ');

function listed({ index }: Moment): Pair[] {
  return startupsOf(index).flatMap(({ id }) =>
    rankInvestorIds(index, id, { k: SHOWN }).map((investorId) => ({ a: id, b: investorId, where: 'match list' })),
  );
}

function suggested(moment: Moment): Pair[] {
  return moment.facts.of<EventChanged['payload']>('EVENT').flatMap(({ id }) =>
    suggestMeetings(moment, id).map(({ startupId, withId }) => ({
      a: startupId,
      b: withId,
      where: `suggested for ${id}`,
    })),
  );
}

async function arranged(em: EntityManager): Promise<Pair[]> {
  const pairs = await em.find(ArrangedPair, { state: { $nin: OVER } });
  return pairs.map(({ id, a, b }) => ({ a, b, where: id }));
}

/** Looks every pair up among the exclusions in force; knows nothing of how the engine applies them. */
export async function proveExclusions(em: EntityManager, moment: Moment, now: Date) {
  const day = dayOf(now);
  const inForce = moment.facts
    .of<Exclusion>('EXCLUSION')
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));
  const excluded = new Map(inForce.map((exclusion) => [keyOf(exclusion.a, exclusion.b), exclusion]));
  const sides = sidesOf(moment);
  const breach = ({ a, b, where }: Pair) => {
    const keys = sides(a).flatMap((one) => sides(b).map((other) => keyOf(one, other)));
    const found = keys.map((key) => excluded.get(key)).find(Boolean);
    return found ? [{ exclusionId: found.id, a, b, where }] : [];
  };
  const [lists, suggestions, meetings] = [listed(moment), suggested(moment), await arranged(em)];
  return {
    checkedAt: now,
    exclusionsInForce: inForce.length,
    listedPairs: lists.length,
    suggestedPairs: suggestions.length,
    arrangedPairs: meetings.length,
    breaches: [...lists, ...suggestions, ...meetings].flatMap(breach),
  };
}
