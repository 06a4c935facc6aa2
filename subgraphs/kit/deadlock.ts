import type { EntityManager } from '@mikro-orm/postgresql';

/** What PostgreSQL answers to one of those that wait for each other in a circle; nothing of its transaction stays. */
const DEADLOCK = '40P01';
const ATTEMPTS = 4;

/**
 * Runs an action, whose writes are one transaction, again where that was ended to let others go on. What the entity manager
 * knows by then is forgotten: entities that the action has changed, as if they were so in the database.
 */
export async function untilThrough<R>(em: EntityManager, action: () => Promise<R>, attempts = ATTEMPTS): Promise<R> {
  try {
    return await action();
  } catch (error) {
    if ((error as { code?: unknown }).code !== DEADLOCK || attempts === 1) throw error;
    em.clear();
    return untilThrough(em, action, attempts - 1);
  }
}
