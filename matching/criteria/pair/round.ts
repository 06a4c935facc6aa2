import { liftCriterion } from './lift.ts';

/** The round it seeks. */
export const round = liftCriterion('round');
