import { liftCriterion } from './lift.ts';

/** Where the startup is. Without a mandate an investor leans to its own country, as far as past deals do. */
export const country = liftCriterion('country');
