import type { TechnoparkCriterion } from '../criterion.ts';
import { yesOrNo } from '../facts.ts';

/** Residents are relieved of taxes. */
export const tax: TechnoparkCriterion = {
  name: 'tax',
  judge: (_index, _startup, park) => yesOrNo('taxWaiver', park.taxWaiver),
};
