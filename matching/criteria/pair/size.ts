import { liftCriterion } from './lift.ts';

/** The class of the sum it seeks. */
export const size = liftCriterion('size');
