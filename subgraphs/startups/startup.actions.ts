import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { Confidence } from '#kit/fact';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import type { Origins } from '#kit/origin';
import { MarketEntry } from './entry.entity.ts';
import { type StartupState, tell } from './event.actions.ts';
import { FundingRound } from './round.entity.ts';
import { Startup } from './startup.entity.ts';
import type { OptionalProfile, RegisterStartupInput, UpdateStartupInput } from './startup.inputs.ts';
import { mustBeSound } from './startup.rules.ts';

/** What a startup says of itself: as sure as a secondary source, for nobody checked it. */
export const DECLARED = { source: 'declared by the startup', confidence: Confidence.B } as const;

const declared = (fields: readonly string[], now: Date): Origins =>
  Object.fromEntries(fields.map((field) => [field, { ...DECLARED, asOf: dayOf(now) }]));

/**
 * Runs a change of a startup while nobody else changes it, for its event tells its whole state. Its row is locked before
 * anything is written: events go out in the order in which their transactions began to write.
 */
export function alone<R>(context: Context, id: string, change: (context: Context) => Promise<R>): Promise<R> {
  return context.em.transactional(async (em) => {
    await em.findOne(Startup, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    return change({ ...context, em });
  });
}

/** The startup and what its event tells of. @throws NOT_FOUND, FORBIDDEN unless the viewer acts for it */
export async function ownState(
  em: EntityManager,
  id: string,
  { viewer }: Context,
  path: string,
): Promise<StartupState> {
  const startup = await em.findOne(Startup, id);
  if (!startup) throw notFound('There is no such startup.', [path]);
  mustOwn(viewer, startup.id);
  return stateOf(em, startup);
}

/** What the startup's event tells of, as it is now. */
export async function stateOf(em: EntityManager, startup: Startup): Promise<StartupState> {
  const of = { startupId: startup.id };
  const openRound = await em.findOne(FundingRound, { ...of, state: 'OPEN' }, { refresh: true });
  return { startup, openRound, entries: await em.find(MarketEntry, of, { refresh: true }) };
}

const OPTIONAL: readonly (keyof OptionalProfile)[] = [
  ...(['hqCountry', 'city', 'foundedYear', 'category', 'stage', 'status', 'summary', 'website'] as const),
  ...(['productLanguages', 'deckLanguages', 'womenLed', 'founderFreeToTravel'] as const),
];

/** The optional fields the input speaks of, null included. */
const spokenOf = (input: OptionalProfile): Partial<OptionalProfile> =>
  Object.fromEntries(OPTIONAL.filter((key) => input[key] !== undefined).map((key) => [key, input[key]]));

const UNKNOWN = Object.fromEntries(OPTIONAL.map((key) => [key, null])) as Record<keyof OptionalProfile, null>;

export async function registerStartup(input: RegisterStartupInput, context: Context): Promise<Startup> {
  const now = context.clock();
  mustBeSound(input, now.getUTCFullYear());
  const id = await once(context, 'registerStartup', input, async (em) => {
    const name = input.name.trim();
    const profile = spokenOf(input);
    const startup = em.create(Startup, {
      ...{ id: context.newId('startup'), names: { en: name }, defaultName: name },
      ...{ country: input.country, sectors: input.sectors, usualLanguages: null, ...UNKNOWN, ...profile },
      ...{ heldForReview: false, raising: false, raisingUsd: null, sources: [], synthetic: false, version: 1 },
      origins: declared(['name', 'country', 'sectors', ...Object.keys(profile)], now),
    });
    tell(em, { startup, openRound: null, entries: [] }, now);
    return startup.id;
  });
  return context.em.findOneOrFail(Startup, id);
}

export const updateStartup = (input: UpdateStartupInput, context: Context): Promise<Startup> =>
  alone(context, input.id, (locked) => update(input, locked));

async function update(input: UpdateStartupInput, context: Context): Promise<Startup> {
  const { em, clock } = context;
  const state = await ownState(em, input.id, context, 'id');
  mustBeSound(input, clock().getUTCFullYear());
  const { startup } = state;
  await em.lock(startup, LockMode.OPTIMISTIC, input.expectedVersion);
  const changes: Record<string, unknown> = spokenOf(input);
  if (input.sectors) changes.sectors = input.sectors;
  if (input.name) {
    startup.names = { ...startup.names, en: input.name.trim() };
    startup.defaultName = input.name.trim();
  }
  const fields = [...(input.name ? ['name'] : []), ...Object.keys(changes)];
  Object.assign(startup, changes, { origins: { ...startup.origins, ...declared(fields, clock()) } });
  tell(em, state, clock());
  await em.flush();
  return startup;
}
