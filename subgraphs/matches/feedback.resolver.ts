import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { id, instant, oneOf } from '#kit/filter';
import { Outcome, OutcomeKind } from './feedback.entity.ts';

const Outcomes = collection(Outcome, 'Outcome', {
  startupId: id(),
  otherId: id(),
  kind: oneOf(OutcomeKind, 'OutcomeKind'),
  at: instant(),
});

const OVERSEERS = ['SECRETARIAT', 'ANALYST'];

@Resolver(() => Outcome)
export class OutcomeResolver {
  @Query(() => Outcomes.Connection, {
    description: 'Meetings held and money invested: one’s own; all for the secretariat and analysts.',
  })
  @Access({ to: ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', ...OVERSEERS] })
  outcomes(@Args(() => Outcomes.Arguments) args: InstanceType<typeof Outcomes.Arguments>, @Ctx() context: Context) {
    const { role, organisationId } = context.viewer;
    const own = { $or: [{ startupId: organisationId }, { otherId: organisationId }] };
    return Outcomes.list(args, context, OVERSEERS.includes(role) ? {} : own);
  }
}
