import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { id, instant, oneOf, type Where } from '#kit/filter';
import { attempt } from '#kit/mutation';
import type { Viewer } from '#kit/viewer';
import { decide } from './decision.actions.ts';
import { Decision, Verdict } from './decision.entity.ts';
import { DecideInput, DecidePayload } from './decision.inputs.ts';
import type { MatchesLoaders } from './loaders.ts';
import { OVERSEERS } from './overseers.ts';

const Decisions = collection(Decision, 'Decision', {
  aboutId: id(),
  byId: id(),
  verdict: oneOf(Verdict, 'Verdict'),
  decidedAt: instant(),
});

const PARTIES = ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER'];

/** All for those who watch over the alliance, else one’s own. */
const seenBy = ({ role, organisationId }: Viewer): Where => (OVERSEERS.includes(role) ? {} : { byId: organisationId });

@Resolver(() => Decision)
export class DecisionResolver {
  @Query(() => Decisions.Connection, { description: 'Decisions: one’s own; all for the secretariat and analysts.' })
  @Access({ to: [...PARTIES, ...OVERSEERS] })
  decisions(@Args(() => Decisions.Arguments) args: InstanceType<typeof Decisions.Arguments>, @Ctx() context: Context) {
    return Decisions.list(args, context, seenBy(context.viewer));
  }

  @Query(() => Decisions.Aggregation, { description: 'The decisions one may see, in groups.' })
  @Access({ to: [...PARTIES, ...OVERSEERS] })
  decisionsAggregate(
    @Args(() => Decisions.AggregateArguments) args: InstanceType<typeof Decisions.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Decisions.aggregate(args, context, seenBy(context.viewer));
  }

  @Mutation(() => DecidePayload, {
    description: 'Records that the viewer’s party is interested in another, passes on it, or takes its decision back.',
  })
  @Access({ to: PARTIES })
  decide(@Arg('input', () => DecideInput) input: DecideInput, @Ctx() context: Context<MatchesLoaders>) {
    return attempt(context, 'decision', () => decide(input, context));
  }
}
