import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { id, instant, oneOf } from '#kit/filter';
import { attempt } from '#kit/mutation';
import { decide } from './decision.actions.ts';
import { Decision, Verdict } from './decision.entity.ts';
import { DecideInput, DecidePayload } from './decision.inputs.ts';
import type { MatchesLoaders } from './loaders.ts';

const Decisions = collection(Decision, 'Decision', {
  aboutId: id(),
  byId: id(),
  verdict: oneOf(Verdict, 'Verdict'),
  decidedAt: instant(),
});

const PARTIES = ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER'];
const OVERSEERS = ['SECRETARIAT', 'ANALYST'];

@Resolver(() => Decision)
export class DecisionResolver {
  @Query(() => Decisions.Connection, { description: 'Decisions: one’s own; all for the secretariat and analysts.' })
  @Access({ to: [...PARTIES, ...OVERSEERS] })
  decisions(@Args(() => Decisions.Arguments) args: InstanceType<typeof Decisions.Arguments>, @Ctx() context: Context) {
    const { role, organisationId } = context.viewer;
    return Decisions.list(args, context, OVERSEERS.includes(role) ? {} : { byId: organisationId });
  }

  @Mutation(() => DecidePayload, {
    description: 'Records that the viewer’s party is interested in another, passes on it, or takes its decision back.',
  })
  @Access({ to: PARTIES })
  decide(@Arg('input', () => DecideInput) input: DecideInput, @Ctx() context: Context<MatchesLoaders>) {
    return attempt('decision', () => decide(input, context));
  }
}
