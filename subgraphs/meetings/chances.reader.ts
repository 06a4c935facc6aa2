import type { EntityManager } from '@mikro-orm/postgresql';
import { Chances, STATED } from './chances.entity.ts';

/** What chances rest on now. */
export async function newestChances(em: EntityManager): Promise<Chances | typeof STATED> {
  const [newest = STATED] = await em.find(Chances, {}, { orderBy: { until: 'desc' }, limit: 1 });
  return newest;
}
