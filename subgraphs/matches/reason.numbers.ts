import type { ReasonLanguage } from './reason.table.ts';

/** The words a number takes, by plural category: `{ one: 'past deal', other: 'past deals' }`. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Numbers, sums and dates of one language. Formatters are dear to make and free to keep. */
export function numbersOf(language: ReasonLanguage, currencyDisplay: 'code' | 'name') {
  const three = { maximumSignificantDigits: 3 } as const;
  const whole = new Intl.NumberFormat(language);
  const short = new Intl.NumberFormat(language, three);
  const long = new Intl.NumberFormat(language, { ...three, notation: 'compact', compactDisplay: 'long' });
  const dollars = {
    style: 'currency',
    currency: 'USD',
    currencyDisplay,
    trailingZeroDisplay: 'stripIfInteger',
  } as const;
  const money = new Intl.NumberFormat(language, dollars);
  const plural = new Intl.PluralRules(language);
  const shortPlural = new Intl.PluralRules(language, three);
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
  // By the length of the ISO date: a year, a month, a day or more.
  const year = date({ year: 'numeric' });
  const month = date({ year: 'numeric', month: 'long' });
  const day = date({ dateStyle: 'long' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    count: (value: number, forms: Forms) =>
      `${whole.format(value)} ${forms[plural.select(value)] ?? forms.other}`.trim(),
    ratio: (value: number) => short.format(value),
    ratioForm: (value: number, forms: Forms) => forms[shortPlural.select(value)] ?? forms.other,
    about: (value: number) => long.format(value),
    usd: (value: number) => money.format(value),
    list: (words: readonly string[]) => list.format(words),
    date: (iso: string) => (iso.length === 4 ? year : iso.length === 7 ? month : day).format(new Date(iso)),
  };
}
