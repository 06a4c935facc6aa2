import { Arg, Ctx, Float, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { invalid } from '#kit/failure';
import { typeOf } from '#kit/id';
import { startupsOf } from '#matching';
import { PeriodInput } from '#vocabulary/period';
import { exposureByState, leastRatio, tradeOff } from './fairness.rules.ts';
import { Fairness } from './fairness.types.ts';
import type { MatchesLoaders } from './loaders.ts';
import type { Moment } from './moment.ts';
import { OVERSEERS } from './overseers.ts';

const MOST_STRENGTHS = 20;
const MOST = 10;

/** @throws INVALID_STRENGTH for one outside 0..10, or more than twenty */
function checked(strengths: readonly number[]): readonly number[] {
  if (strengths.length <= MOST_STRENGTHS && strengths.every((one) => one >= 0 && one <= MOST)) return strengths;
  throw invalid('INVALID_STRENGTH', `At most ${MOST_STRENGTHS} strengths of 0 to ${MOST} each.`, ['strengths']);
}

/** Startups that a list may show today, by home country. */
function supplyByCountry({ index }: Moment): Map<string | null, number> {
  const open = startupsOf(index).filter(({ heldForReview }) => !heldForReview);
  const byCountry = Map.groupBy(open, ({ country }) => country);
  return new Map([...byCountry].map(([country, startups]) => [country, startups.length]));
}

@Resolver()
export class FairnessResolver {
  @Query(() => Fairness, {
    description:
      'Fairness of exposure between member states, from the log of what investors were shown in their own lists.',
  })
  @Access({ to: OVERSEERS })
  async fairness(
    @Arg('period', () => PeriodInput, { description: 'Days (UTC) on which the lists were shown; at most 366.' })
    period: PeriodInput,
    @Arg('strengths', () => [Float], {
      defaultValue: [0.5, 1, 2],
      description: 'Re-ranks to price, 0 to 10 each; at most twenty.',
    })
    strengths: number[],
    @Arg('modelVersion', () => String, { nullable: true, description: 'Only what this version showed.' })
    modelVersion: string | null,
    @Ctx() { loaders }: Context<MatchesLoaders>,
  ): Promise<Fairness> {
    const asked = checked(strengths);
    const log = await loaders.suggestionLog(period, modelVersion ?? null);
    const toInvestors = log.filter(({ viewerId }) => typeOf(viewerId) === 'Investor');
    const supplyOf = supplyByCountry(await loaders.moment(null));
    const states = exposureByState(toInvestors, supplyOf);
    const reranks = asked.map((strength) => tradeOff(toInvestors, states, supplyOf, strength));
    return { states, leastRatio: leastRatio(states), reranks };
  }
}
