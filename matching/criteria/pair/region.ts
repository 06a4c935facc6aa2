import { liftCriterion } from './lift.ts';

/** The area within the country, where the source has one. */
export const region = liftCriterion('region');
