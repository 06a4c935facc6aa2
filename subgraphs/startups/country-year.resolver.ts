import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '#kit/context';
import { sumOf } from './entry.counts.ts';
import type { StartupsLoaders } from './loaders.ts';
import { CountryYear } from './stubs.ts';

const INCLUDE = { description: 'Count demonstration startups too.', defaultValue: false } as const;

@Resolver(() => CountryYear)
export class CountryYearResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Foreign markets that startups of the country are known to have entered in this year.',
  })
  async foreignEntries(
    @Root() { country, year }: CountryYear,
    @Arg('includeSynthetic', () => Boolean, INCLUDE) includeSynthetic: boolean,
    @Ctx() { loaders }: Context<StartupsLoaders>,
  ) {
    return sumOf(await loaders.entryCountsOfCountry.load(country), year, includeSynthetic);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Foreign markets that startups of the country entered in a year nobody knows: in no year’s count.',
  })
  async foreignEntriesUndated(
    @Root() { country }: CountryYear,
    @Arg('includeSynthetic', () => Boolean, INCLUDE) includeSynthetic: boolean,
    @Ctx() { loaders }: Context<StartupsLoaders>,
  ) {
    return sumOf(await loaders.entryCountsOfCountry.load(country), null, includeSynthetic);
  }
}
