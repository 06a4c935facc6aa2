import type { TechnoparkCriterion } from '../criterion.ts';
import { between, meanOf } from '../facts.ts';

/** Free desks: ten are 1. */
export const space: TechnoparkCriterion = {
  name: 'space',
  judge: (_index, _startup, park) => meanOf([['freeDesks', park.freeDesks, (desks) => between(0, 10, desks)]]),
};
