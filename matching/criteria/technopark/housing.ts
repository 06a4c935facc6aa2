import type { TechnoparkCriterion } from '../criterion.ts';
import { meanOf, yesOrNo } from '../facts.ts';

/** A bed counts more than the word that there is housing. */
export const housing: TechnoparkCriterion = {
  name: 'housing',
  judge: (_index, _startup, park) =>
    park.beds.value === null
      ? yesOrNo('housing', park.housing)
      : meanOf([['beds', park.beds, (beds) => (beds > 0 ? 1 : 0)]]),
};
