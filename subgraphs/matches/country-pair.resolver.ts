import { Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { pageSize } from '#kit/page';
import { countsByCountries } from './country-pair.reader.ts';
import { tallies } from './country-pair.rules.ts';
import { CountryPairOrder, CountryPairTallies } from './country-pair.types.ts';
import { OVERSEERS } from './overseers.ts';

@ArgsType()
class CountryPairArguments {
  @Field(() => CountryPairOrder, { description: 'Which pairs come first.' })
  order: CountryPairOrder;

  @Field(() => Int, { defaultValue: 20, description: 'How many pairs, 1 to 100.' })
  first: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only where a party is made up for demonstration. False: only where none is. Absent: both.',
  })
  synthetic?: boolean | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: also parties of one country with each other.' })
  domestic: boolean;
}

@Resolver()
export class CountryPairResolver {
  @Query(() => CountryPairTallies, {
    description:
      'Meetings beside deals by pair of countries: where many meet and few invest, or the reverse. Meetings and deals of which both countries are known.',
  })
  @Access({ to: OVERSEERS })
  async countryPairs(
    @Args(() => CountryPairArguments) { order, first, synthetic = null, domestic }: CountryPairArguments,
    @Ctx() { em }: Context,
  ): Promise<CountryPairTallies> {
    const found = tallies(await countsByCountries(em, { synthetic, domestic }), order);
    return { ...found, pairs: found.pairs.slice(0, pageSize(first)) };
  }
}
