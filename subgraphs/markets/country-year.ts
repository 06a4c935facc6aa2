import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { invalid } from '#kit/failure';
import { CountryCode } from '#kit/scalars';
import { countryYearId, countryYearOf } from '#vocabulary/country-year';

/** More rows than this in one answer are refused. */
export const MAX_COUNTRY_YEARS = 1_000;

@ObjectType('CountryYear', {
  description:
    'A country in a year. Each subgraph adds what it knows: residents, sums raised, grants, foreign entries.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class CountryYear {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => CountryCode, { description: 'ISO 3166-1 alpha-2 code.' })
  country: string;

  @Field(() => Int, { description: 'Calendar year.' })
  year: number;
}

/** Null when the id is none of a country's year. */
export function countryYear(id: string): CountryYear | null {
  const key = countryYearOf(id);
  return key && { id, ...key };
}

/** Country by country, oldest year first. @throws INVALID_PERIOD, TOO_MANY_ROWS */
export function countryYears(countries: readonly string[], from: number, to: number): CountryYear[] {
  if (from > to || from < 1000 || to > 9999)
    throw invalid('INVALID_PERIOD', `There is no year from ${from} to ${to}.`, ['to']);
  const years = to - from + 1;
  if (countries.length * years > MAX_COUNTRY_YEARS)
    throw invalid('TOO_MANY_ROWS', `Ask for at most ${MAX_COUNTRY_YEARS} country-years.`, ['countries']);
  return countries.flatMap((country) =>
    Array.from({ length: years }, (_, i) => ({ id: countryYearId(country, from + i), country, year: from + i })),
  );
}
