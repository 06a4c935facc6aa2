import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { type Fact, FloatFact } from '#kit/fact';
import { CountryCode } from '#kit/scalars';
import { CountryYear, countryYears } from './country-year.ts';
import { indicatorFact } from './indicator.fact.ts';
import type { MarketsLoaders } from './loaders.ts';
import { Market } from './market.entity.ts';
import { Indicator } from './market.mapping.ts';

/** The figure there is, whichever year was asked for: its own year stands in `asOf`. */
async function latest(country: string, indicator: Indicator, loaders: MarketsLoaders): Promise<Fact<number> | null> {
  const rows = await loaders.indicatorsOfCountry.load(country);
  const series = rows.filter((row) => row.indicator === indicator).sort((a, b) => b.year - a.year);
  const [newest] = series;
  if (!newest) return null;
  const only = series.length === 1 ? `The series has one year only: ${newest.year}.` : null;
  return { ...indicatorFact(newest), note: [only, newest.note].filter(Boolean).join(' ') || null };
}

@Resolver(() => CountryYear)
export class CountryYearResolver {
  @Query(() => [CountryYear], { description: 'Countries and years, for statistics over several domains.' })
  @Access({ to: ['PUBLIC'] })
  async countryYears(
    @Arg('countries', () => [CountryCode], { nullable: true, description: 'Which; all markets when absent.' })
    countries: string[] | null,
    @Arg('from', () => Int, { description: 'First year.' }) from: number,
    @Arg('to', () => Int, { description: 'Last year, included.' }) to: number,
    @Ctx() { em }: Context<MarketsLoaders>,
  ) {
    const wanted = countries ?? (await em.findAll(Market, { orderBy: { country: 'asc' } })).map((m) => m.country);
    return countryYears([...new Set(wanted)], from, to);
  }

  @FieldResolver(() => FloatFact, {
    nullable: true,
    description: 'Inhabitants: the newest figure there is, its year in asOf; null when there is none.',
  })
  population(@Root() { country }: CountryYear, @Ctx() { loaders }: Context<MarketsLoaders>) {
    return latest(country, Indicator.POPULATION, loaders);
  }

  @FieldResolver(() => FloatFact, {
    nullable: true,
    description: 'Inhabitants who use the Internet, in percent: the newest figure there is, its year in asOf.',
  })
  internetUsersPct(@Root() { country }: CountryYear, @Ctx() { loaders }: Context<MarketsLoaders>) {
    return latest(country, Indicator.INTERNET_USERS_PERCENT, loaders);
  }
}
