import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from '#kit/failure';
import { mustBeOfOneWorld } from '#vocabulary/synthetic';
import { mustBeStartup } from './residency.rules.ts';
import { StartupCopy } from './startup-copy.entity.ts';
import type { Technopark } from './technopark.entity.ts';

/**
 * Only a startup that is there may stay in a park, a real one in a real park.
 * @throws INVALID_STARTUP, NOT_FOUND, REAL_AND_INVENTED
 */
export async function mustBeWelcome(startupId: string, park: Technopark, em: EntityManager): Promise<void> {
  mustBeStartup(startupId, 'startupId');
  const startup = await em.findOne(StartupCopy, startupId);
  if (!startup) throw notFound('There is no such startup.', ['startupId']);
  mustBeOfOneWorld(park, [startup], 'startupId');
}
