import type { TechnoparkCriterion } from '../criterion.ts';
import { shareOf } from '../facts.ts';

/** A language of the product is spoken in the park: one is enough. */
export const parkLanguage: TechnoparkCriterion = {
  name: 'parkLanguage',
  judge: (_index, { languages }, park) => {
    const judged = shareOf('languages', languages, park.languages);
    return judged.value === null ? judged : { ...judged, value: Math.ceil(judged.value) };
  },
};
