/** The parameters of a reason or a stop as a person reads them. Every reader gives null for what is not known. */
import { displayName } from '#kit/locale';
import type { Labels } from '#vocabulary/labels';
import { sectorLabels } from '#vocabulary/sector';
import { stageLabels } from '#vocabulary/stage';
import { blocLabels, roundLabels } from './reason.labels.ts';
import { type Forms, numbersOf } from './reason.numbers.ts';
import type { ReasonLanguage, Style } from './reason.table.ts';

export type Parameters = Readonly<Record<string, number | string | boolean | null>>;
type Numbers = ReturnType<typeof numbersOf>;

const numbers = new Map<ReasonLanguage, Numbers>();

export class Values {
  readonly #parameters: Parameters;
  readonly #language: ReasonLanguage;
  readonly #style: Style;
  readonly #numbers: Numbers;

  constructor(parameters: Parameters, language: ReasonLanguage, style: Style) {
    this.#parameters = parameters;
    this.#language = language;
    this.#style = style;
    this.#numbers = numbers.get(language) ?? numbersOf(language, style.currency);
    numbers.set(language, this.#numbers);
  }

  /** `Head: detail, detail.` of the details that are known; `Head.` of none. */
  tell(head: string, ...details: readonly (string | null)[]): string {
    const { colon, comma, stop } = this.#style;
    const said = details.filter((detail) => detail !== null);
    const text = said.length === 0 ? head : head + colon + said.join(comma);
    return text.endsWith(stop) ? text : text + stop;
  }

  is(name: string): boolean {
    return this.#parameters[name] === true;
  }

  /** Whether a number is known and above zero. */
  some(name: string): boolean {
    return (this.#number(name) ?? 0) > 0;
  }

  /** Whether both numbers are known and the first is the smaller. */
  less(one: string, other: string): boolean {
    return (this.#number(one) ?? Number.NaN) < (this.#number(other) ?? Number.NaN);
  }

  /** `11 past deals` */
  count(name: string, forms: Forms = { other: '' }): string | null {
    const value = this.#number(name);
    return value === null ? null : this.#numbers.count(value, forms);
  }

  /** The number `ratio` to three digits; null also when that is 1, the average itself. */
  ratio(): string | null {
    const value = this.#number('ratio');
    const text = value === null ? null : this.#numbers.ratio(value);
    return text === '1' ? null : text;
  }

  /** The word that `ratio` takes. */
  ratioForm(forms: Forms): string {
    return this.#numbers.ratioForm(this.#number('ratio') ?? 0, forms);
  }

  usd(name: string): string | null {
    const value = this.#number(name);
    return value === null ? null : this.#numbers.usd(value);
  }

  /** To three digits, with the word for thousands, millions or billions. */
  about(name: string): string | null {
    const value = this.#number(name);
    return value === null ? null : this.#numbers.about(value);
  }

  /** Null also for what is no ISO date. */
  date(name: string): string | null {
    const value = this.#parameters[name];
    return typeof value === 'string' && isDate(value) ? this.#numbers.date(value) : null;
  }

  /** A free word of a source, as it stands there; null without a letter or a digit. */
  word(name: string): string | null {
    const value = this.#parameters[name];
    return typeof value === 'string' && /[\p{L}\p{N}]/u.test(value) ? value.replaceAll('_', ' ') : null;
  }

  sectors(name: string): string | null {
    return this.#terms(name, sectorLabels);
  }

  stages(name: string): string | null {
    return this.#terms(name, stageLabels);
  }

  rounds(name: string): string | null {
    return this.#list(name, (code) => labelOf(roundLabels, code, this.#language));
  }

  blocs(name: string): string | null {
    return this.#list(name, (code) => labelOf(blocLabels, code, this.#language));
  }

  countries(name: string): string | null {
    return this.#list(name, (code) => this.#nameOf('region', /^[A-Z]{2}$/, code));
  }

  languages(name: string): string | null {
    return this.#list(name, (tag) => this.#nameOf('language', /^[a-z]{2,3}$/, tag));
  }

  #number(name: string): number | null {
    const value = this.#parameters[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  }

  #words(name: string): string[] {
    const value = this.#parameters[name];
    return typeof value === 'string' ? value.split(', ').filter((word) => word.trim() !== '') : [];
  }

  #list(name: string, shown: (word: string) => string): string | null {
    const words = this.#words(name);
    return words.length === 0 ? null : this.#numbers.list(words.map(shown));
  }

  /** Labels with an "and" of their own stand in quotes as soon as there are several. */
  #terms(name: string, labels: Readonly<Record<string, Labels>>): string | null {
    const [open, close] = this.#words(name).length > 1 ? this.#style.quotes : ['', ''];
    return this.#list(name, (code) => open + inSentence(labelOf(labels, code, this.#language)) + close);
  }

  /** A code that Intl would refuse stays as it is. */
  #nameOf(type: 'region' | 'language', form: RegExp, code: string): string {
    return form.test(code) ? displayName(type, code, this.#language).text : code;
  }
}

/** A word outside the vocabulary (an import has its own) stays as it is. */
function labelOf(labels: Readonly<Record<string, Labels>>, code: string, language: ReasonLanguage): string {
  return Object.hasOwn(labels, code) ? labels[code]![language] : code.replaceAll(/[_-]/g, ' ');
}

function isDate(text: string): boolean {
  return /^\d{4}(-\d{2}){0,2}(T|$)/.test(text) && !Number.isNaN(Date.parse(text));
}

/** `Fintech` -> `fintech`, but `AI and data` stays. */
function inSentence(label: string): string {
  return label.replace(/^\p{Lu}(?=-?\p{Ll})/u, (letter) => letter.toLowerCase());
}
