/** How many startups bear each word: a word that nobody bears would leave the dictionaries, and with them the model. */
import type { Dictionaries, StartupColumns } from './encode.ts';

/** By field, by code. */
export type Bearers = Readonly<Record<keyof Dictionaries, Uint32Array>>;

export function bearersOf(startups: StartupColumns, words: Dictionaries): Bearers {
  const counted = (field: keyof Dictionaries, codes: Uint16Array | Uint32Array) => {
    const counts = new Uint32Array(words[field].words.length + 1);
    for (const code of codes) counts[code]! += 1;
    return counts;
  };
  const { category, country, region, round, sector, language } = startups;
  return {
    category: counted('category', category),
    country: counted('country', country),
    region: counted('region', region),
    round: counted('round', round),
    sector: counted('sector', sector.items),
    language: counted('language', language.items),
  };
}
