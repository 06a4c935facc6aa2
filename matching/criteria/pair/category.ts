import { liftCriterion } from './lift.ts';

/** The finest word for what the startup does. */
export const category = liftCriterion('category');
