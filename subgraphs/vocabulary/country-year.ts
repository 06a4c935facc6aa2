/** A year in a country: the row of statistics to which several subgraphs add their part. */
export interface CountryYearKey {
  /** ISO 3166-1 alpha-2 code. */
  readonly country: string;
  readonly year: number;
}

/** `country-year_KZ-2024` */
export const countryYearId = (country: string, year: number): string => `country-year_${country}-${year}`;

/** What an id says; null when it is no id of a country's year. */
export function countryYearOf(id: string): CountryYearKey | null {
  const [, country, year] = /^country-year_([A-Z]{2})-(\d{4})$/.exec(id) ?? [];
  return country && year ? { country, year: Number(year) } : null;
}
