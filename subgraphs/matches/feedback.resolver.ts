import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { id, instant, oneOf, type Where } from '#kit/filter';
import type { Viewer } from '#kit/viewer';
import { Outcome, OutcomeKind } from './feedback.entity.ts';
import { OVERSEERS } from './overseers.ts';

const Outcomes = collection(Outcome, 'Outcome', {
  startupId: id(),
  otherId: id(),
  kind: oneOf(OutcomeKind, 'OutcomeKind'),
  at: instant(),
});

/** All for those who watch over the alliance, else one’s own. */
const seenBy = ({ role, organisationId }: Viewer): Where =>
  OVERSEERS.includes(role) ? {} : { $or: [{ startupId: organisationId }, { otherId: organisationId }] };

@Resolver(() => Outcome)
export class OutcomeResolver {
  @Query(() => Outcomes.Connection, {
    description: 'Meetings held and money invested: one’s own; all for the secretariat and analysts.',
  })
  @Access({ to: ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', ...OVERSEERS] })
  outcomes(@Args(() => Outcomes.Arguments) args: InstanceType<typeof Outcomes.Arguments>, @Ctx() context: Context) {
    return Outcomes.list(args, context, seenBy(context.viewer));
  }

  @Query(() => Outcomes.Aggregation, { description: 'The outcomes one may see, in groups.' })
  @Access({ to: ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', ...OVERSEERS] })
  outcomesAggregate(
    @Args(() => Outcomes.AggregateArguments) args: InstanceType<typeof Outcomes.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Outcomes.aggregate(args, context, seenBy(context.viewer));
  }
}
