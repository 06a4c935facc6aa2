import type { TechnoparkCriterion } from '../criterion.ts';
import { yesOrNo } from '../facts.ts';

/** The park helps with visas; at home none is needed. */
export const visa: TechnoparkCriterion = {
  name: 'visa',
  judge: (_index, { country }, park) =>
    country === park.country
      ? { value: 1, evidence: [], parameters: { home: true } }
      : yesOrNo('visaHelp', park.visaHelp),
};
