import type { TechnoparkCriterion } from '../criterion.ts';
import { programmesFor } from '../facts.ts';

/** The park's programmes that take the startup's stage. */
export const parkProgrammes: TechnoparkCriterion = {
  name: 'parkProgrammes',
  judge: (_index, { stage }, park) => programmesFor(stage, park.programmes),
};
