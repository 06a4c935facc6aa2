import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { notFound } from '#kit/failure';
import type { Candidate } from './eligibility.rules.ts';
import type { SupportLoaders } from './loaders.ts';

/** Who may ask what a startup is eligible for; a founder only for the own one. */
export const MAY_ASK = [
  ...['FOUNDER', 'TECHNOPARK_MANAGER', 'PROGRAMME_MANAGER', 'INVESTOR', 'ANALYST', 'SECRETARIAT'],
] as const;

/**
 * A startup as the rules see it, from what other subgraphs told.
 * @throws NOT_FOUND; FORBIDDEN when a founder asks for another’s startup
 */
export async function candidateOf(startupId: string, context: Context<SupportLoaders>): Promise<Candidate> {
  const { viewer, loaders, clock } = context;
  if (viewer.role === 'FOUNDER') mustOwn(viewer, startupId, []);
  const [startup, residencies] = await Promise.all([
    loaders.startupCopy.load(startupId),
    loaders.residenciesOfStartup.load(startupId),
  ]);
  if (!startup) throw notFound('There is no such startup.', ['startupId']);
  const today = dayOf(clock());
  const inForce = residencies.filter(
    ({ state, from, to }) => state === 'ACTIVE' && from <= today && (to === null || today < to),
  );
  return { ...startup, parks: inForce.map(({ technoparkId }) => technoparkId) };
}
