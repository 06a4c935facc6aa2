import type { MarketCriterion } from '../criterion.ts';
import { programmesFor } from '../facts.ts';

/** Programmes of the state that take the startup's stage. */
export const marketProgrammes: MarketCriterion = {
  name: 'marketProgrammes',
  judge: (_index, { stage }, { programmes }) => programmesFor(stage, programmes),
};
