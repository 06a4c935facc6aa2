import { closedList } from './closed-list.ts';

/** BCP 47 primary tags in upper case: the languages of the member states and those that occur in the facts. */
export const Language = {
  EN: 'EN',
  RU: 'RU',
  KK: 'KK',
  ZH: 'ZH',
  UZ: 'UZ',
  FA: 'FA',
  UR: 'UR',
  HI: 'HI',
  TG: 'TG',
  KY: 'KY',
  BE: 'BE',
  AR: 'AR',
  AZ: 'AZ',
  BN: 'BN',
  DE: 'DE',
  DV: 'DV',
  HE: 'HE',
  HY: 'HY',
  ID: 'ID',
  JA: 'JA',
  KA: 'KA',
  KM: 'KM',
  KO: 'KO',
  LO: 'LO',
  MN: 'MN',
  MS: 'MS',
  MY: 'MY',
  NE: 'NE',
  PL: 'PL',
  PS: 'PS',
  PT: 'PT',
  RO: 'RO',
  SI: 'SI',
  SR: 'SR',
  TA: 'TA',
  TE: 'TE',
  TH: 'TH',
  TK: 'TK',
  TR: 'TR',
  TT: 'TT',
  VI: 'VI',
} as const;
export type Language = (typeof Language)[keyof typeof Language];

const englishNames = new Intl.DisplayNames(['en'], { type: 'language' });
const meanings = Object.fromEntries(
  Object.values(Language).map((language) => [language, `${englishNames.of(language.toLowerCase())}.`]),
) as Record<Language, string>;

closedList(Language, 'Language', 'A language that people, documents or markets use.', meanings);

/** The BCP 47 tag of a language, e.g. `kk` for KK. */
export function languageTag(language: Language): string {
  return language.toLowerCase();
}

/** The language of a BCP 47 tag by its primary subtag (`zh-Hans` is ZH), or null when it is not in the list. */
export function languageOf(tag: string): Language | null {
  const primary = (tag.split('-')[0] ?? '').toUpperCase();
  return primary in Language ? (primary as Language) : null;
}

/** The language of a tag in the facts. @throws Error when it is not in the list. */
export function languageOfCode(tag: string): Language {
  const language = languageOf(tag);
  if (language === null) throw new Error(`Language has no entry for "${tag}".`);
  return language;
}
