import type { TechnoparkCriterion } from '../criterion.ts';
import { shareOf } from '../facts.ts';

/** Share of the startup's sectors that the park serves. */
export const parkSector: TechnoparkCriterion = {
  name: 'parkSector',
  judge: (_index, { sectors }, park) => shareOf('sectors', sectors, park.sectors),
};
