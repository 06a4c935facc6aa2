import { LockMode } from '@mikro-orm/core';

/**
 * How rows are found that stand still until the transaction ends: read anew, and locked in the order of their ids, so that
 * rivals cannot wait in a circle.
 */
export const LOCKED_IN_ORDER = {
  lockMode: LockMode.PESSIMISTIC_WRITE,
  orderBy: { id: 'asc' },
  refresh: true,
} as const;
