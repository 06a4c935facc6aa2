/** The places, trades and rounds of the generated market (README.md says where the shares come from). */
import { weighted, zipf } from './draw.ts';

const COUNTRY_SHARES: readonly (readonly [string, number, number, readonly string[]])[] = [
  // country, share of startups, cities, languages
  ['CN', 24, 40, ['zh', 'en']],
  ['IN', 22, 40, ['en', 'hi']],
  ['RU', 14, 40, ['ru', 'en']],
  ['IR', 5, 16, ['fa', 'en']],
  ['PK', 5, 16, ['en', 'ur']],
  ['KZ', 5, 16, ['ru', 'kk', 'en']],
  ['UZ', 4, 13, ['uz', 'ru', 'en']],
  ['BY', 3, 7, ['ru', 'be', 'en']],
  ['TR', 3, 12, ['tr', 'en']],
  ['AE', 3, 7, ['en', 'ar']],
  ['EG', 2, 8, ['ar', 'en']],
  ['KG', 1.5, 7, ['ru', 'ky']],
  ['SA', 1.5, 6, ['ar', 'en']],
  ['AZ', 1.2, 5, ['az', 'ru']],
  ['AM', 1, 4, ['hy', 'ru', 'en']],
  ['MN', 0.8, 3, ['mn', 'en']],
  ['TJ', 0.8, 4, ['tg', 'ru']],
  ['LK', 0.7, 4, ['si', 'en']],
  ['NP', 0.7, 4, ['ne', 'en']],
  ['QA', 0.5, 2, ['ar', 'en']],
  ['KW', 0.4, 2, ['ar', 'en']],
  ['MM', 0.4, 3, ['my', 'en']],
  ['KH', 0.4, 3, ['km', 'en']],
  ['BH', 0.3, 2, ['ar', 'en']],
  ['MV', 0.2, 1, ['dv', 'en']],
  ['AF', 0.2, 3, ['fa', 'ps']],
];

export const COUNTRIES = COUNTRY_SHARES.map(([code]) => code);
export const LANGUAGES = COUNTRY_SHARES.map(([, , , languages]) => languages);
export const aCountry = weighted(COUNTRY_SHARES.map(([, share]) => share));
export const CITIES = COUNTRY_SHARES.map(([code, , cities]) =>
  Array.from({ length: cities }, (_, n) => `${code} city ${n + 1}`),
);
export const aCity = COUNTRY_SHARES.map(([, , cities]) => zipf(cities, 1.1));

export const SECTORS = Array.from({ length: 22 }, (_, n) => `sector ${n + 1}`);
export const aSector = zipf(SECTORS.length, 0.6);
/** A sector has 14 categories, and four sectors that it is often seen with. */
export const CATEGORIES = SECTORS.map((_, s) => Array.from({ length: 14 }, (_, n) => `category ${s + 1}.${n + 1}`));
export const aCategory = zipf(14, 0.8);
export const NEIGHBOURS = SECTORS.map((_, s) => [1, 3, 7, 12].map((step) => (s + step) % SECTORS.length));

export const ROUNDS = ['PRE_SEED', 'SEED', 'PRE_A', 'SERIES_A', 'SERIES_B', 'SERIES_C_PLUS'];
/** Median sums, USD. */
export const MEDIANS = [120_000, 600_000, 1_800_000, 5_000_000, 16_000_000, 45_000_000];
export const aFirstRound = weighted([34, 40, 12, 9, 4, 1]);
