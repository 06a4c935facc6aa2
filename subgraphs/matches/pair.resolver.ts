import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Access, mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { invalid } from '#kit/failure';
import { typeOf } from '#kit/id';
import { whyNot } from '#matching';
import { weightsOf } from './criterion.ts';
import type { MatchesLoaders } from './loaders.ts';
import { PairArguments, WhyNotArguments } from './match.inputs.ts';
import { OVERSEERS } from './overseers.ts';
import { PairExplanation } from './pair.types.ts';
import { explanationView } from './pair.views.ts';
import { mustBeFound } from './unknown-party.ts';

/** A party of either side explains its own pairs; those who watch over the alliance all. */
const SIDES = ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER'];

@Resolver()
export class PairResolver {
  @Query(() => PairExplanation, { description: 'Why, or why not: one startup and one investor, technopark or market.' })
  @Access({ to: [...SIDES, ...OVERSEERS] })
  matchBetween(
    @Args(() => PairArguments) args: PairArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ): Promise<object> {
    return explain(args, context);
  }

  @Query(() => PairExplanation, {
    description:
      'Why an investor is not in a startup’s list, or not higher: the rules that stop it, or its parts and its rank.',
  })
  @Access({ to: ['FOUNDER', 'INVESTOR', ...OVERSEERS] })
  whyNot(
    @Args(() => WhyNotArguments) { investorId, ...args }: WhyNotArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ): Promise<object> {
    if (typeOf(args.startupId) !== 'Startup') throw invalid('INVALID_PARTY', 'Name a startup.', ['startupId']);
    if (typeOf(investorId) !== 'Investor') throw invalid('INVALID_PARTY', 'Name an investor.', ['investorId']);
    return explain({ ...args, otherId: investorId }, context);
  }
}

async function explain(args: PairArguments, { viewer, loaders, locale }: Context<MatchesLoaders>): Promise<object> {
  const { startupId, otherId } = args;
  if (viewer.organisationId !== startupId) mustOwn(viewer, otherId, OVERSEERS);
  const { index, asOf } = await loaders.moment(args.asOf ?? null, args.modelVersion ?? null);
  const found = mustBeFound(() => whyNot(index, startupId, otherId, weightsOf(args.weights)));
  return explanationView(found, otherId, asOf, viewer, locale);
}
