import type { TechnoparkCriterion } from '../criterion.ts';
import { yesOrNo } from '../facts.ts';

/** One may begin without a company in the state; at home nobody needs a second one. */
export const localEntity: TechnoparkCriterion = {
  name: 'localEntity',
  judge: (_index, { country }, park) =>
    country === park.country
      ? { value: 1, evidence: [], parameters: { home: true } }
      : yesOrNo('noLocalEntityNeeded', park.noLocalEntityNeeded),
};
