import type { TechnoparkCriterion } from '../criterion.ts';
import { between, meanOf } from '../facts.ts';

/** Desks: a hundred are 1. */
export const space: TechnoparkCriterion = {
  name: 'space',
  judge: (_index, _startup, park) => meanOf([['desks', park.desks, (desks) => between(0, 100, desks)]]),
};
