import type { MarketCriterion } from '../criterion.ts';
import { stated, UNKNOWN } from '../facts.ts';

/** The product speaks an official language: 1; a widely used one: 0.7; neither: 0. */
export const marketLanguage: MarketCriterion = {
  name: 'marketLanguage',
  judge: (_index, { languages }, { officialLanguages, widelyUsedLanguages, origins }) => {
    if (languages.length === 0 || officialLanguages.length === 0) return UNKNOWN;
    const official = languages.filter((tag) => officialLanguages.includes(tag));
    const used = languages.filter((tag) => widelyUsedLanguages.includes(tag));
    const evidence = [
      stated('officialLanguages', officialLanguages, origins.officialLanguages),
      stated('widelyUsedLanguages', widelyUsedLanguages, origins.widelyUsedLanguages),
    ];
    if (official.length > 0)
      return { value: 1, evidence: evidence.slice(0, 1), parameters: { languages: official.join(', ') } };
    if (used.length > 0) return { value: 0.7, evidence, parameters: { languages: used.join(', ') } };
    return { value: 0, evidence, parameters: { languages: null } };
  },
};
