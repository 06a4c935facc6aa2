/** Words for an edit: the name of its field, and `Name: before → after.`, which no grammar bends. */
import { directionOf, type LocalisedText, languageOf } from '#kit/locale';
import type { ChangeableField, ProfileEdit } from '#matching';
import type { Labels } from '#vocabulary/labels';
import type { ReasonLanguage, Style } from './reason.table.ts';
import { en } from './reason.texts.en.ts';
import { kk } from './reason.texts.kk.ts';
import { ru } from './reason.texts.ru.ts';
import { zh } from './reason.texts.zh.ts';
import { Values } from './reason.values.ts';

const styles: Readonly<Record<ReasonLanguage, Style>> = { en: en.style, ru: ru.style, kk: kk.style, zh: zh.style };

const names: Readonly<Record<ChangeableField, Labels>> = {
  raiseAmount: { en: 'Sum sought', ru: 'Сумма раунда', kk: 'Іздейтін сома', zh: '融资额' },
  raiseRound: { en: 'Round sought', ru: 'Раунд', kk: 'Раунд', zh: '融资轮次' },
  languages: { en: 'Product languages', ru: 'Языки продукта', kk: 'Өнім тілдері', zh: '产品语言' },
  sectors: { en: 'Sectors', ru: 'Отрасли', kk: 'Салалар', zh: '行业' },
};

const readers: Readonly<Record<ChangeableField, (values: Values, name: 'from' | 'to') => string | null>> = {
  raiseAmount: (values, name) => values.usd(name),
  raiseRound: (values, name) => values.rounds(name),
  languages: (values, name) => values.languages(name),
  sectors: (values, name) => values.sectors(name),
};

/** `Product languages` */
export function fieldName(field: ChangeableField, locale: string): LocalisedText {
  const language = textLanguageOf(locale);
  return { text: names[field][language], locale: language, direction: directionOf(language) };
}

/** `Sum sought: USD 200,000 → USD 300,000.` What is unknown before is left out. */
export function editText({ field, from, to }: ProfileEdit, locale: string): LocalisedText {
  const name = fieldName(field, locale);
  const language = textLanguageOf(locale);
  const values = new Values({ from: wordsOf(from), to: wordsOf(to) }, language, styles[language]);
  const sides = [readers[field](values, 'from'), readers[field](values, 'to')].filter((side) => side !== null);
  return { ...name, text: values.tell(name.text, sides.join(' → ')) };
}

/** As the parameters of a reason are: a number, or words in one line. */
function wordsOf(value: ProfileEdit['from']): number | string | null {
  return typeof value === 'object' && value !== null ? value.join(', ') : value;
}

function textLanguageOf(locale: string): ReasonLanguage {
  const language = languageOf(locale);
  return Object.hasOwn(styles, language) ? (language as ReasonLanguage) : 'en';
}
