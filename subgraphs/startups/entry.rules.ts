import { invalid } from '#kit/failure';
import type { MarketEntry } from './entry.entity.ts';

const FIRST_YEAR = 1900;

/** Whether it still sells there: it has not left, as far as anybody knows. */
export const inForce = ({ until }: Pick<MarketEntry, 'until'>, year: number): boolean => until === null || until > year;

/** The countries of the entries in force, in alphabetical order. */
export const presentIn = (entries: readonly MarketEntry[], year: number): string[] =>
  entries
    .filter((entry) => inForce(entry, year))
    .map((entry) => entry.country)
    .sort();

export interface EntryYears {
  readonly country: string;
  readonly since?: number | null | undefined;
  readonly until?: number | null | undefined;
}

/** @throws HOME_COUNTRY, INVALID_YEAR, INVALID_PERIOD */
export function mustBeEntry({ country, since, until }: EntryYears, home: string | null, thisYear: number): void {
  if (country === home) throw invalid('HOME_COUNTRY', 'A startup does not enter its own country.', ['country']);
  if (since != null && (since < FIRST_YEAR || since > thisYear))
    throw invalid('INVALID_YEAR', `It entered between ${FIRST_YEAR} and ${thisYear}.`, ['since']);
  if (until != null && until > thisYear) throw invalid('INVALID_YEAR', 'It cannot have left in the future.', ['until']);
  if (since != null && until != null && until < since)
    throw invalid('INVALID_PERIOD', 'It cannot leave before it enters.', ['until']);
}
