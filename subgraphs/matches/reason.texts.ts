/** Words for what the engine says in codes: one table a language (`reason.texts.en.ts`, ...), English for all others. */
import { directionOf, type LocalisedText, languageOf } from '#kit/locale';
import type { CriterionName, Reason, Stop } from '#matching';
import { type ReasonLanguage, type ReasonTable, type Say, type Verdict, verdicts } from './reason.table.ts';
import { en } from './reason.texts.en.ts';
import { kk } from './reason.texts.kk.ts';
import { ru } from './reason.texts.ru.ts';
import { zh } from './reason.texts.zh.ts';
import { type Parameters, Values } from './reason.values.ts';

const tables: Readonly<Record<ReasonLanguage, ReasonTable>> = { en, ru, kk, zh };

/** A sentence on a reason, with the numbers it rests on. @throws Error for a code that no criterion gives */
export function reasonText({ code, criterion, parameters }: Reason, locale: string): LocalisedText {
  const language = tableLanguageOf(locale);
  return textIn(language, tables[language].criteria[criterion][verdictOf(code)], parameters);
}

/** A sentence on why two are kept apart. Which exclusion it is, is told; what a check looks for, never. */
export function stopText({ code, exclusion, parameters }: Stop, locale: string): LocalisedText {
  const language = tableLanguageOf(locale);
  const { stops, exclusions } = tables[language];
  return textIn(language, exclusion ? exclusions[exclusion] : stops[code], parameters);
}

/** The heading of a criterion, e.g. beside a bar of its contribution. */
export function criterionName(criterion: CriterionName, locale: string): LocalisedText {
  const language = tableLanguageOf(locale);
  return textIn(language, tables[language].criteria[criterion].name, {});
}

function tableLanguageOf(locale: string): ReasonLanguage {
  const language = languageOf(locale);
  return Object.hasOwn(tables, language) ? (language as ReasonLanguage) : 'en';
}

function verdictOf(code: string): Verdict {
  const found = verdicts.find((verdict) => code.endsWith(`_${verdict}`));
  if (found === undefined) throw new Error(`no such reason: ${code}`);
  return found;
}

function textIn(language: ReasonLanguage, say: Say, parameters: Parameters): LocalisedText {
  const text = typeof say === 'string' ? say : say(new Values(parameters, language, tables[language].style));
  return { text, locale: language, direction: directionOf(language) };
}
