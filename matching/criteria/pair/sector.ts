import { liftCriterion } from './lift.ts';

/** The broad field: what a rare category falls back on. */
export const sector = liftCriterion('sector');
