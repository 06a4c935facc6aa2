import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '#kit/context';
import { Money } from '#vocabulary/money';
import type { RaisedRow } from './deal.sums.ts';
import type { InvestorsLoaders } from './loaders.ts';
import { CountryYear } from './stubs.ts';

const INCLUDE = { description: 'Count demonstration deals too.', defaultValue: false } as const;
type Ask = Context<InvestorsLoaders>;

async function rowOf({ country, year }: CountryYear, { loaders }: Ask): Promise<RaisedRow | undefined> {
  return (await loaders.raisedByCountry.load(country)).find((row) => row.year === year);
}

@Resolver(() => CountryYear)
export class CountryYearResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'What startups of the country raised in this year as far as told: equity, notes and debt. Null: no sum known.',
  })
  async raisedUsd(
    @Root() key: CountryYear,
    @Arg('includeSynthetic', () => Boolean, INCLUDE) includeSynthetic: boolean,
    @Ctx() context: Ask,
  ) {
    const row = await rowOf(key, context);
    const amount = (includeSynthetic ? row?.allUsd : row?.realUsd) ?? null;
    return amount === null ? null : { amount, currency: 'USD' };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many such deals are known; those of an unknown year are in no year’s count.',
  })
  async dealCount(
    @Root() key: CountryYear,
    @Arg('includeSynthetic', () => Boolean, INCLUDE) includeSynthetic: boolean,
    @Ctx() context: Ask,
  ) {
    const row = await rowOf(key, context);
    return (includeSynthetic ? row?.all : row?.real) ?? 0;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many of these deals tell no sum in US dollars, so that raisedUsd lacks them.',
  })
  async dealsOfUnknownSum(
    @Root() key: CountryYear,
    @Arg('includeSynthetic', () => Boolean, INCLUDE) includeSynthetic: boolean,
    @Ctx() context: Ask,
  ) {
    const row = await rowOf(key, context);
    return (includeSynthetic ? row?.allUntold : row?.realUntold) ?? 0;
  }
}
