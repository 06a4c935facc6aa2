import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from './access.ts';

export const TextDirection = { LTR: 'LTR', RTL: 'RTL' } as const;
export type TextDirection = (typeof TextDirection)[keyof typeof TextDirection];
registerEnumType(TextDirection, {
  name: 'TextDirection',
  description: 'Which way a text runs.',
  valuesConfig: { LTR: { description: 'Left to right.' }, RTL: { description: 'Right to left.' } },
});

/** Texts by language tag, as stored: `{ en: 'Astana Hub', kk: 'Астана Хаб' }`. */
export type Texts = Readonly<Partial<Record<string, string | null>>>;

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('LocalisedText', {
  description: 'A text in the language asked for, or in the nearest one there is.',
  simpleResolvers: true,
})
export class LocalisedText {
  @Field(() => String, { description: 'The text.' })
  text: string;

  @Field(() => String, { description: 'BCP 47 tag of the language really used.' })
  locale: string;

  @Field(() => TextDirection, { description: 'Which way the text runs.' })
  direction: TextDirection;
}

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'ur']);

/** `ru-KZ` -> `ru` */
export const languageOf = (locale: string): string => locale.toLowerCase().split('-')[0]!;

export const directionOf = (locale: string): TextDirection => (RIGHT_TO_LEFT.has(languageOf(locale)) ? 'RTL' : 'LTR');

const localisedText = (text: string, locale: string): LocalisedText => ({
  text,
  locale,
  direction: directionOf(locale),
});

/** The text in the language asked for, else in English, else in any language there is; null when there is none. */
export function localised(texts: Texts | null | undefined, locale: string): LocalisedText | null {
  if (!texts) return null;
  const tag = [languageOf(locale), 'en', ...Object.keys(texts)].find((candidate) => texts[candidate]);
  return tag ? localisedText(texts[tag]!, tag) : null;
}

/**
 * Name of a country, currency or language from CLDR (Intl.DisplayNames). A locale that CLDR does not cover falls back
 * to English, and the answer says so.
 */
export function displayName(type: 'region' | 'currency' | 'language', code: string, locale: string): LocalisedText {
  const language = languageOf(locale);
  const [used] = Intl.DisplayNames.supportedLocalesOf([language]);
  const names = new Intl.DisplayNames([used ?? 'en'], { type, fallback: 'code' });
  return localisedText(names.of(code) ?? code, used ?? 'en');
}
