import { Args, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Access, mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { notFound } from '#kit/failure';
import { LocalisedText } from '#kit/locale';
import type { Viewer } from '#kit/viewer';
import { MatchingError, type Stop, whyNot } from '#matching';
import { weightsOf } from './criterion.ts';
import type { MatchesLoaders } from './loaders.ts';
import { PairArguments } from './match.inputs.ts';
import { DealView, ReasonParameter } from './match.types.ts';
import { matchView, parametersOf } from './match.views.ts';
import { stopText } from './reason.texts.ts';

@ObjectType('MatchStop', {
  description: 'A rule that keeps two parties out of each other’s lists.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
class MatchStop {
  @Field(() => String, { description: 'Stable code.' })
  code: string;

  @Field(() => LocalisedText, { description: 'A sentence in the viewer’s language.' })
  text: LocalisedText;

  @Field(() => [ReasonParameter], { description: 'The numbers and words of the sentence.' })
  parameters: ReasonParameter[];
}

@ObjectType('Match', {
  description: 'How a startup and another party fit, whether or not they are shown to each other.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class PairMatch extends DealView {}

@ObjectType('PairExplanation', {
  description: 'Why a party stands where it stands in a startup’s list, or why not in it.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
class PairExplanation {
  @Field(() => [MatchStop], { description: 'The rules that keep the two apart, as far as the viewer may know them.' })
  stops: MatchStop[];

  @Field(() => Int, { nullable: true, description: 'Its place in the startup’s list; null when it is stopped.' })
  rank: number | null;

  @Field(() => PairMatch, { description: 'The score as it is, or would be; its rank is 0 when it is stopped.' })
  match: PairMatch;
}

/** They watch over the alliance: to them nothing of a pair is private. */
const OVERSEERS = ['SECRETARIAT', 'ANALYST'];

/** How much money an investor has left is shown to itself and to those who watch over the alliance. */
function stopView({ code, parameters, ...stop }: Stop, investorId: string, viewer: Viewer, locale: string): MatchStop {
  const { dryPowderUsd: _private, ...open } = parameters;
  const entitled = viewer.organisationId === investorId || OVERSEERS.includes(viewer.role);
  const shown = entitled ? parameters : open;
  return { code, text: stopText({ ...stop, code, parameters: shown }, locale), parameters: parametersOf(shown) };
}

/**
 * Whether a stop is another's affair: its decision to pass, or that it is held for review. An exclusion is its author's,
 * who lists it with `exclusions`: here nobody knows whose it is, so that no party is told.
 */
function isPrivate({ code, parameters }: Stop, { role, organisationId }: Viewer): boolean {
  if (OVERSEERS.includes(role)) return false;
  if (code === 'PASSED') return parameters.by !== organisationId;
  if (code === 'HELD_FOR_REVIEW') return parameters.party !== organisationId;
  return code === 'EXCLUDED';
}

@Resolver()
export class PairResolver {
  @Query(() => PairExplanation, { description: 'Why, or why not: one startup and one investor, technopark or market.' })
  @Access({ to: ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', 'ANALYST', 'SECRETARIAT'] })
  async matchBetween(
    @Args(() => PairArguments) args: PairArguments,
    @Ctx() context: Context<MatchesLoaders>,
  ): Promise<object> {
    const { startupId, otherId } = args;
    const { viewer, loaders, locale } = context;
    if (viewer.organisationId !== startupId) mustOwn(viewer, otherId, ['SECRETARIAT', 'ANALYST']);
    const { index, asOf } = await loaders.moment(args.asOf ?? null);
    const { stops, match, rank } = explained(() => whyNot(index, startupId, otherId, weightsOf(args.weights)));
    const shown = stops.filter((stop) => !isPrivate(stop, viewer));
    return {
      rank,
      match: matchView(match, asOf, locale),
      stops: shown.map((stop) => stopView(stop, otherId, viewer, locale)),
    };
  }
}

function explained<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof MatchingError && error.code === 'UNKNOWN_PARTY') throw notFound(error.message);
    throw error;
  }
}
