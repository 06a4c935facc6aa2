/** The shape of a language's table: a language that lacks a criterion, a verdict or a stop does not compile. */
import type { CriterionName, Stop, StopCode } from '#matching';
import type { Labels } from '#vocabulary/labels';
import type { Values } from './reason.values.ts';

export type ReasonLanguage = keyof Labels;

/** The end of a reason's code. */
export const verdicts = ['FOR', 'AGAINST', 'UNKNOWN'] as const;
export type Verdict = (typeof verdicts)[number];

/** A whole sentence, or how to make one of what is known. */
export type Say = string | ((values: Values) => string);

export type CriterionTexts = { readonly name: string } & Readonly<Record<Verdict, Say>>;

/** How a language strings a sentence together. */
export interface Style {
  readonly colon: string;
  readonly comma: string;
  readonly stop: string;
  readonly quotes: readonly [string, string];
  /** Sums in US dollars: by the code or by the name of the currency. */
  readonly currency: 'code' | 'name';
}

export interface ReasonTable {
  readonly style: Style;
  readonly criteria: Readonly<Record<CriterionName, CriterionTexts>>;
  readonly stops: Readonly<Record<StopCode, Say>>;
  /** In place of the stop EXCLUDED, where its kind is known. */
  readonly exclusions: Readonly<Record<NonNullable<Stop['exclusion']>, Say>>;
}

/** The sentence when all of its values are known, else null: `known`...` ?? 'a sentence without numbers'`. */
export function known(texts: TemplateStringsArray, ...values: readonly (string | null)[]): string | null {
  return values.includes(null) ? null : String.raw({ raw: texts }, ...values);
}
